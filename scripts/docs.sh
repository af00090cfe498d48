#!/usr/bin/env bash
# Builds the documentation of every target with the DocC of the toolchain; a link to something that is not there is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}

scripts/build-needs.sh
for tool in docc swift-symbolgraph-extract; do
    if ! command -v "$tool" >/dev/null; then
        echo "docs: the documentation cannot be built, for this Swift toolchain has no $tool." >&2
        exit 1
    fi
done

swift build
products=$(swift build --show-bin-path)
output=.build/documentation
rm -rf "$output"
mkdir -p "$output"

# The C modules of dependencies have their maps beside their headers, or made by the build.
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
    find "$products" Sources -name module.modulemap -not -path '*-tool.build*'
    find .build/checkouts -path '*/Sources/*' -name module.modulemap
)

for catalogue in Sources/*/*.docc; do
    target=$(basename "$catalogue" .docc)
    graphs=$output/$target.symbols
    mkdir "$graphs"
    swift symbolgraph-extract -module-name "$target" -I "$products/Modules" "${maps[@]}" \
        -target "$(basename "$(dirname "$products")")" -minimum-access-level internal -output-dir "$graphs"
    # Parameters are described where their name does not say enough, so DocC is not to ask for all or none.
    docc convert "$catalogue" --additional-symbol-graph-dir "$graphs" --warnings-as-errors \
        --disable-parameters-and-returns-validation --fallback-display-name "$target" \
        --fallback-bundle-identifier "$target" --output-path "$output/$target.doccarchive"
    rm -r "$graphs"
done
echo "docs: $output"
