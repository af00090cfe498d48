#!/usr/bin/env bash
# Runs the benchmarks, a package of their own in Benchmarks/, in release. Arguments are passed on.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-needs.sh
if [[ ! -f Benchmarks/Package.swift ]]; then
    echo "There are no benchmarks (Benchmarks/Package.swift)." >&2
    exit 1
fi
exec swift run --configuration release --package-path Benchmarks "$@"
