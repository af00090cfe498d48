#!/usr/bin/env bash
# Measures Cadre beside its peers in one run and writes the tables of docs/performance/. Needs an otherwise idle machine.
# REPORTS=FILE.tsv.gz names the published table of the training reports; without it the import is not measured.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build-needs.sh
venv=.build/bench-venv
[[ -d $venv ]] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet -r Benchmarks/staffing/requirements.txt -r Benchmarks/training-events/requirements.txt \
    -r Benchmarks/workbooks/requirements.txt

swift build --configuration release --package-path Benchmarks/staffing
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$venv/bin/python" Benchmarks/staffing/peers.py \
    Benchmarks/staffing/.build/release/measure-staffing "$work" docs/performance/staffing.md

scripts/build.sh
"$venv/bin/python" Benchmarks/slates/measure.py --write
"$venv/bin/python" Benchmarks/workbooks/measure.py --write
if [[ -f ${REPORTS:-} ]]; then
    "$venv/bin/python" Benchmarks/commands/run.py "$REPORTS" --write
else
    echo "REPORTS names no file: the import was not measured." >&2
fi
