#!/usr/bin/env bash
# Gives random input to the readers of CSV, of workbooks and of filters, FUZZ_SECONDS (60) each; ends with 1 where one
# crashes. Inputs that lead further are kept in .build/fuzz, and one that crashes is written there as crash-*.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-needs.sh
seconds=${FUZZ_SECONDS:-60}
swift build --configuration release --sanitize fuzzer --package-path Fuzz
status=0
for target in csv workbook filter; do
    mkdir -p ".build/fuzz/$target"
    echo "Fuzzing: $target, $seconds s" >&2
    FUZZ_TARGET=$target Fuzz/.build/release/fuzz-inputs "-max_total_time=$seconds" -max_len=16384 -timeout=10 \
        -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 "-artifact_prefix=.build/fuzz/$target/" \
        ".build/fuzz/$target" "Fixtures/fuzz/$target" || status=1
done
exit "$status"
