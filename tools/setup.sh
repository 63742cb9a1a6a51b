#!/bin/sh
# Set up what the project needs, and nothing that is there already:
#
#     tools/setup.sh              the virtual environment .venv/ with the package
#     tools/setup.sh development  the same with what tests and checks need, and, from the system,
#                                 the office program and the browser that tests use
#
# The second run is quick: a stamp in .venv/ says for which pyproject.toml it was made. The Python
# that is used can be named: PYTHON=python3.12 tools/setup.sh
set -eu

cd "$(dirname "$0")/.."
purpose="${1:-run}"
venv=.venv

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

is_new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$candidate"; then echo "$candidate"; return; fi
    done
    stop "Python 3.11 or newer was not found. Install it, or name it: PYTHON=/path/to/python make ..."
}

# Install Debian packages, as root or through sudo; say by hand how, where neither is possible.
install_packages() {
    has apt-get || stop "these packages are needed, but apt-get is not here: $*. Install them with the means of your system, then run this again."
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || stop "these packages are needed: $*. Run as root: apt-get install $*"
        as_root="sudo"
    fi
    say "installing $*"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
        say "apt-get update failed; going on with the package lists that are here"
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        stop "apt-get could not install: $*. Its message stands above; install them by hand, then run this again."
}

make_venv() {
    python="$(find_python)"
    version="$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
    # Debian keeps ensurepip, without which no environment can be made, in a package of its own.
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        install_packages "$version-venv"
    fi
    say "making $venv with $version"
    rm -rf "$venv"
    "$python" -m venv "$venv" || stop "$venv could not be made; the message of Python stands above"
}

install_system_programs() {
    missing=""
    has soffice || missing="$missing libreoffice-writer-nogui"
    has_calc || missing="$missing libreoffice-calc-nogui"
    has chromium || missing="$missing chromium"
    has chromedriver || missing="$missing chromium-driver"
    has java || missing="$missing default-jre-headless"
    # Split on purpose: these are words of a list.
    # shellcheck disable=SC2086
    if [ -n "$missing" ]; then install_packages $missing; fi
    for program in soffice chromium chromedriver java; do
        has "$program" || stop "$program was installed but cannot be found; tests need it on the PATH"
    done
}

# Writer and Calc are packages of their own and share the program `soffice`.
has_calc() {
    has localc || [ -e "$(dirname "$(readlink -f "$(command -v soffice 2>/dev/null)")")/libsclo.so" ]
}

# The path belongs to the stamp because an environment does not survive being moved.
fingerprint="$(pwd) $(cat pyproject.toml tools/setup.sh | cksum)"
is_stamped() { [ "$(cat "$venv/stamp-$1" 2>/dev/null)" = "$fingerprint" ]; }
is_alive() { [ -x "$venv/bin/python" ] && is_new_enough "$venv/bin/python"; }

case "$purpose" in
    run) extra="[workbook]" ;;
    development) extra="[development]" ;;
    *) stop "unknown purpose: $purpose (run or development)" ;;
esac

if [ "$purpose" = development ]; then install_system_programs; fi
if is_alive && { is_stamped "$purpose" || is_stamped development; }; then exit 0; fi
if ! is_alive || [ ! -d "$venv/lib" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    make_venv
fi
say "installing the package and what it needs into $venv (once)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$extra" ||
    stop "a package could not be installed; the message of pip stands above. Check the network, or name a mirror in pip's configuration."
echo "$fingerprint" >"$venv/stamp-$purpose"
