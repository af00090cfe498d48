#!/usr/bin/env bash
# Makes sure that the browser suite can run: Debian's Chromium, and a Python environment in .venv.
# No browser is ever downloaded: Playwright drives Debian's by its path.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=(pytest==9.2.0 playwright==1.65.2 axe-playwright-python==0.1.8)
stamp=.venv/requirements

scripts/packages.sh chromium fonts-dejavu-core python3 python3-venv

if [[ -f $stamp && $(cat "$stamp") == "${requirements[*]}" && -x .venv/bin/pytest ]]; then
    exit 0
fi
echo "Making the Python environment for the browser tests in .venv" >&2
rm -rf .venv
"$(command -v /usr/bin/python3 || command -v python3)" -m venv .venv >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check "${requirements[@]}" >&2
echo "${requirements[*]}" >"$stamp"
