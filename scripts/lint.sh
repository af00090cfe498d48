#!/usr/bin/env bash
# Checks formatting, the length of lines and the syntax of the scripts, and that no file is tracked that does not belong
# here.
set -euo pipefail
cd "$(dirname "$0")/.."

byte_count_max=1048576
column_count_max=120

scripts/build-needs.sh

swift=(Sources Tests Package.swift Benchmarks/*/Package.swift Benchmarks/*/Sources Fuzz/Package.swift
    Fuzz/Sources/fuzz-inputs)
swift format lint --strict --parallel --recursive "${swift[@]}"
# The formatter leaves comments and texts as long as they are; an address cannot be broken.
if found=$(
    { find "${swift[@]}" -name '*.swift' -exec env LC_ALL=C.UTF-8 grep -HnE "^.{$((column_count_max + 1)),}" {} + || true; } |
        grep -v '://'
); then
    printf 'These lines are longer than %s columns:\n%s\n' "$column_count_max" "$found" >&2
    exit 1
fi
for script in scripts/*.sh .ci/run; do bash -n "$script"; done

if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    forbidden='(^|/)(\.build[^/]*|\.venv|\.swiftpm|__pycache__|node_modules|Package\.resolved|\.DS_Store|\.env)(/|$)'
    forbidden+='|^world/|\.(pyc|o|a|so|dylib|xcodeproj|pem|key|p12|log|orig|rej|sqlite-wal|sqlite-shm)$'
    if found=$(git ls-files | grep -E "$forbidden"); then
        printf 'These files must not be tracked:\n%s\n' "$found" >&2
        exit 1
    fi
    large=$(git ls-files -z | xargs -0 -r -I{} find {} -maxdepth 0 -type f -size "+${byte_count_max}c" 2>/dev/null || true)
    if [[ -n $large ]]; then
        printf 'These files are larger than %s bytes:\n%s\n' "$byte_count_max" "$large" >&2
        exit 1
    fi
else
    echo "Not a git work tree: tracked files were not checked." >&2
fi
echo "lint: clean"
