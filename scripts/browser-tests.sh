#!/usr/bin/env bash
# Runs the browser suite against the debug executable that the Swift tests have built.
# Arguments are passed on to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ ! -d Tests/Browser ]]; then
    echo "There is no browser suite (Tests/Browser)." >&2
    exit 0
fi
if [[ ! -x .build/debug/cadre ]]; then
    echo "The browser suite needs .build/debug/cadre: run make test, which builds it." >&2
    exit 1
fi
scripts/python.sh
exec .venv/bin/python -m pytest Tests/Browser -p no:cacheprovider "$@"
