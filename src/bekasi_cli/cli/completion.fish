# Completion of bekasi for fish.
function __bekasi_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (env _BEKASI_COMPLETE=fish $typed "$current" 2>/dev/null </dev/null)
    switch "$lines[1]"
        case ':files'
            __fish_complete_path "$current"
        case ':dirs'
            __fish_complete_directories "$current" ''
        case '*'
            printf '%s\n' $lines[2..-1]
    end
end
complete -c bekasi -f -k -a '(__bekasi_complete)'
