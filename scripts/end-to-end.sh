#!/usr/bin/env bash
# Builds, then runs only the suites that drive the built executable: from the outside, and from a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}

scripts/build-needs.sh
swift build --build-tests
swift test --skip-build --disable-xctest --filter CadreEndToEndTests
scripts/browser-tests.sh
