# Completion of bekasi for bash 3.2 and later.
_bekasi() {
    local line kind="" value told current="${COMP_WORDS[COMP_CWORD]}"
    local -a values=() lines=()
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -z "$kind" ]; then kind=$line; continue; fi
        value=${line%%$'\t'*}
        told=${line#*$'\t'}
        values+=("$value")
        if [ -n "$told" ]; then line="$value  ($told)"; else line=$value; fi
        lines+=("${line:0:$((${COLUMNS:-80} - 2))}")
    done < <(_BEKASI_COMPLETE=bash "${COMP_WORDS[0]}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
    case $kind in
        :files) compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current") ;;
        :dirs) compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current") ;;
        *)  # meanings are shown in a list, and never typed: 37 goes through the values one by one
            if [ ${#values[@]} -le 1 ] || [ "${COMP_TYPE:-9}" = 37 ]; then
                COMPREPLY=(${values[@]+"${values[@]}"})
            else
                COMPREPLY=("${lines[@]}")
            fi ;;
    esac
}
complete -o nosort -F _bekasi bekasi 2>/dev/null || complete -F _bekasi bekasi
