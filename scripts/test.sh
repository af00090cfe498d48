#!/usr/bin/env bash
# Installs what tests need, builds everything once, runs the Swift suites, then the browser suite.
# Tests tagged slow run only where CADRE_SLOW is 1 (make test-all).
set -euo pipefail
cd "$(dirname "$0")/.."

export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no} # the backtracer can hang for minutes after a crash

scripts/build-needs.sh
swift build --build-tests
swift test --skip-build --disable-xctest
[[ ${CADRE_SLOW:-} == 1 ]] || echo "Slow tests were skipped; make test-all runs them." >&2
scripts/browser-tests.sh
