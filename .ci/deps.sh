#!/usr/bin/env bash
# Installs what is missing (as root, or through sudo without a password), else says what that is.
# Usage: deps.sh build|test
set -euo pipefail

packages=(git make libsqlite3-dev libsystemd-dev)
if [[ "${1:-build}" == test ]]; then
    packages+=(ca-certificates jq python3 python3-venv socat)
    # Only root can boot the container of the system tests.
    if [[ "$(id -u)" -eq 0 ]]; then
        packages+=(systemd-container mmdebstrap procps)
    fi
fi

is_installed() {
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

check_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "deps: this is no Debian system; needed are the equivalents of: ${packages[*]}" >&2
        return
    fi
    local missing=() package
    for package in "${packages[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    local elevate=()
    if [[ "$(id -u)" -ne 0 ]]; then
        if ! sudo -n true 2>/dev/null; then
            echo "deps: please install the missing packages: sudo apt-get install ${missing[*]}" >&2
            exit 1
        fi
        elevate=(sudo)
    fi
    echo "deps: installing ${missing[*]}"
    local apt=("${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    "${apt[@]}" update
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
}

check_swift() {
    local answer version
    if ! command -v swift >/dev/null; then
        echo "deps: no Swift toolchain found; install Swift 6.2 or newer (https://www.swift.org/install/linux/)" >&2
        exit 1
    fi
    if ! answer="$(swift --version 2>&1)"; then
        echo "deps: swift does not run: $answer" >&2
        echo "deps: the page of the toolchain lists the packages it needs: https://www.swift.org/install/linux/" >&2
        exit 1
    fi
    version="$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$answer" | head -n 1)"
    if [[ "$(printf '%s\n' 6.2 "${version:-0}" | sort -V | head -n 1)" != 6.2 ]]; then
        echo "deps: Swift 6.2 or newer is needed, this is ${version:-an unknown version}" >&2
        exit 1
    fi
}

check_packages
check_swift
