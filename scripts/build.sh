#!/usr/bin/env bash
# Builds the release executable, .build/release/cadre. The compiler's own lines go to stderr.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-needs.sh
swift build --configuration release --product cadre >&2
