#!/usr/bin/env bash
# Installs what is missing (as root, or through sudo without a password), else says what that is.
# Usage: deps.sh build|test
set -euo pipefail

packages=(git make libsqlite3-dev libsystemd-dev)
if [[ "${1:-build}" == test ]]; then
    packages+=(python3 python3-venv)
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
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"
}

check_swift() {
    local version
    if ! command -v swift >/dev/null; then
        echo "deps: no Swift toolchain found; install Swift 6.2 or newer (https://www.swift.org/install/linux/)" >&2
        exit 1
    fi
    version="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)"
    if [[ "$(printf '%s\n' 6.2 "${version:-0}" | sort -V | head -n 1)" != 6.2 ]]; then
        echo "deps: Swift 6.2 or newer is needed, this is ${version:-an unknown version}" >&2
        exit 1
    fi
}

check_packages
check_swift
