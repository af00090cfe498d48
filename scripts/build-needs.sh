#!/usr/bin/env bash
# Makes sure that everything a build needs is there: a Swift toolchain and a few Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."

major_min=6
minor_min=3

if ! command -v swift >/dev/null; then
    echo "Cadre needs a Swift toolchain, $major_min.$minor_min or newer, and there is no 'swift' on the PATH." >&2
    exit 1
fi

# g++ brings the C library's headers, the C++ runtime and the linker; ncurses, SQLite, libxml2 and curl are what the
# toolchain itself loads; the rest is linked or read at run time.
scripts/packages.sh g++ pkg-config libncurses6 libsqlite3-dev zlib1g-dev libexpat1-dev libxml2 libcurl4 tzdata ca-certificates

if ! report=$(swift --version 2>&1); then
    echo "The Swift toolchain at $(command -v swift) does not start: $report" >&2
    exit 1
fi
version=$(sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' <<<"$report" | head -n 1)
major=${version%%.*}
minor=${version#*.}
if [[ -z $version ]] || ((major < major_min || (major == major_min && minor < minor_min))); then
    echo "Cadre needs Swift $major_min.$minor_min or newer, and this toolchain is ${version:-of an unknown version}." >&2
    exit 1
fi
