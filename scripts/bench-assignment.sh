#!/usr/bin/env bash
# Measures `cadre solve` beside its peers and writes docs/performance/assignment.md and its plot; then the other kernels,
# into docs/performance/kernels.md.
# Needs an otherwise idle machine. What to run can be chosen: SIZES=1000,5000,20000,100000 (1000000x20 is 1,000,000 rows
# of 20 pairs), FAMILIES=unif,real, SEEDS=101,102, KERNEL_SEEDS=201,202, REPEATS=3, LIMIT=60 (seconds a run), DATE, PAGE.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-needs.sh
scripts/packages.sh python3 python3-venv liblemon-dev
venv=.build/bench-assignment-venv
[[ -d $venv ]] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r Benchmarks/assignment/requirements.txt \
    -r Benchmarks/kernels/requirements.txt

scripts/build.sh
swift build --configuration release --package-path Benchmarks/kernels
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
g++ -O3 -o "$work/network-simplex" Benchmarks/assignment/network_simplex.cpp
arguments=(--sizes "${SIZES:-1000,5000,20000}" --seeds "${SEEDS:-101,102}" --repeats "${REPEATS:-3}" --limit "${LIMIT:-60}")
[[ -z ${FAMILIES:-} ]] || arguments+=(--families "$FAMILIES")
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" Benchmarks/assignment/run.py \
    --cadre .build/release/cadre --network-simplex "$work/network-simplex" --work "$work" \
    --page "${PAGE:-docs/performance/assignment.md}" --date "${DATE:-$(date +%F)}" "${arguments[@]}"
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" Benchmarks/kernels/measure.py \
    --cadre .build/release/cadre --kernels Benchmarks/kernels/.build/release/measure-kernels --work "$work" \
    --page docs/performance/kernels.md --date "${DATE:-$(date +%F)}" --seeds "${KERNEL_SEEDS:-201,202,203,204,205}" --limit "${LIMIT:-60}"
