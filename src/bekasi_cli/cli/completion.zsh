#compdef bekasi
# Completion of bekasi for zsh.
_bekasi() {
    local line
    local -a lines items
    lines=("${(@f)$(_BEKASI_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null)}")
    case ${lines[1]} in
        :files) _files ;;
        :dirs) _files -/ ;;
        *)
            for line in "${(@)lines[2,-1]}"; do
                [[ -n $line ]] && items+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
            done
            _describe -V bekasi items ;;
    esac
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
if [[ ${funcstack[1]} == _bekasi ]]; then _bekasi "$@"; else compdef _bekasi bekasi; fi
