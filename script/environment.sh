# Find a Python and make a virtual environment from a lock file; sourced by the other scripts.
# POSIX sh. The caller has set -eu, has gone to the repository's folder, and has set $me to its own
# name for messages.

say() { printf '%s: %s\n' "$me" "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# Print the first Python that is new enough; a pyenv shim that leads nowhere does not count.
find_python() {
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "no Python 3.11 or newer found (looked for python3.11 to python3.14, python3, python)." \
        "On Debian: apt-get install python3 python3-venv"
}

# environment FOLDER LOCK: make FOLDER hold what LOCK names and this project, unless it does already.
environment() {
    folder=$1 lock=$2
    stamp=$(cat pyproject.toml "$lock" requirements/build.txt | cksum)
    if [ -x "$folder/bin/bekasi" ] && [ "$(cat "$folder/bekasi-stamp" 2>/dev/null)" = "$stamp" ] &&
        "$folder/bin/python" -c '' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$python has no venv or ensurepip. On Debian: apt-get install" \
            "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    say "making $folder from $lock with $("$python" --version)"
    mkdir -p "$(dirname "$folder")"
    "$python" -m venv --clear "$folder" || fail "$python could not make a virtual environment"
    pip_install "$folder" "$lock" --require-hashes -r "$lock"
    # The build tools lie outside site-packages, so that the environment holds what users have.
    pip_install "$folder" requirements/build.txt --require-hashes --target "$folder/build" \
        -r requirements/build.txt
    PYTHONPATH=$PWD/$folder/build pip_install "$folder" "this project" \
        --no-build-isolation --no-deps --editable .
    printf '%s\n' "$stamp" >"$folder/bekasi-stamp"
}

# pip_install FOLDER WHAT ARGUMENTS...: run pip quietly; on failure say by name what is missing.
pip_install() {
    into=$1 what=$2
    shift 2
    log=$into/pip.log
    if "$into/bin/python" -m pip install --disable-pip-version-check --no-input --quiet "$@" \
        >"$log" 2>&1; then
        return
    fi
    tail -n 15 "$log" >&2
    missing=$(sed -n 's/^ERROR: No matching distribution found for \([^ ]*\).*/\1/p' "$log")
    fail "could not install $what${missing:+: could not get $missing}." \
        "Is the package registry within reach? The whole output is in $log"
}
