#!/usr/bin/env bash
# Installs the Debian packages given as arguments, and only those that are missing.
set -euo pipefail

missing=()
for package in "$@"; do
    status=$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    [[ $status == ii* ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system: install the equivalents of ${missing[*]}, or the next steps may fail." >&2
    exit 0
fi

root=()
if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "Debian packages are missing and there is no sudo: as root, run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    root=(sudo)
fi

echo "Installing Debian packages: ${missing[*]}" >&2
"${root[@]}" apt-get update --quiet=2 >&2
"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >&2
