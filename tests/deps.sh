#!/bin/sh
# Install what kz needs on Debian and Ubuntu, as root or with sudo; elsewhere say what to install.
#   usage: tests/deps.sh build|test
#
# Messages go to stderr. Nothing is done where nothing is missing.
set -eu

case ${1-} in
build)
    debian=
    fedora=
    brew=
    modules=
    ;;
test)
    debian="libcmocka-dev libfyaml-dev python3 g++ clang-format cookiecutter make valgrind git openssl
        bash zsh fish mandoc jq"
    fedora="libcmocka-devel libfyaml-devel python3 gcc-c++ cookiecutter make valgrind git openssl
        bash zsh fish mandoc jq"
    brew="cmocka libfyaml python cookiecutter coreutils gnu-sed bash fish mandoc jq"
    modules="cmocka libfyaml"
    ;;
*)
    echo "usage: $0 build|test" >&2
    exit 2
    ;;
esac
debian="gcc libc6-dev cmake ninja-build pkg-config libyaml-dev libpcre2-dev libsodium-dev
    libcurl4-openssl-dev $debian"
fedora="gcc cmake ninja-build pkgconf-pkg-config libyaml-devel pcre2-devel libsodium-devel
    libcurl-devel $fedora"
brew="cmake ninja pkgconf libyaml pcre2 libsodium curl $brew"
modules="yaml-0.1 libpcre2-8 libsodium libcurl $modules"

install_with_apt() {
    missing=
    for package in $debian; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "installing$missing" >&2
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "$0: this needs root; run: apt-get install$missing" >&2
            exit 1
        }
        as_root="sudo"
    fi
    $as_root apt-get update -q >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing >&2
}

is_complete() {
    for program in cc cmake ninja pkg-config; do
        command -v "$program" >/dev/null || return 1
    done
    # shellcheck disable=SC2086
    pkg-config --exists $modules
}

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_with_apt
elif ! is_complete; then
    echo "$0: something is missing. Install it and run this again:" >&2
    echo "  macOS:  brew install $brew" >&2
    echo "  Fedora: sudo dnf install $fedora" >&2
    exit 1
fi
