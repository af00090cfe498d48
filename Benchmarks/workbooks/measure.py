"""Times the check of a workbook beside peers that read it, and writes docs/performance/workbooks.md.

Usage: python3 measure.py [--write]

Cadre is the release executable, `.build/release/cadre` or what CADRE_EXECUTABLE names. The peers need the packages of
requirements.txt in the Python that runs this. Every measurement is of a whole process, as the system accounts for it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CADRE = os.environ.get("CADRE_EXECUTABLE", str(ROOT / ".build/release/cadre"))
PEERS = Path(__file__).with_name("peers.py")
DOCUMENT = ROOT / "docs/performance/workbooks.md"
HARDWARE = "2-core x86-64, 24 GiB, Linux, local disk"
REPEATS = 3


def measured(arguments, directory):
    """One process: wall seconds, processor seconds, peak memory in MiB and the load before."""
    load = os.getloadavg()[0]
    started = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen([str(word) for word in arguments], stdout=nothing, stderr=nothing, cwd=directory)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{arguments} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, load


def row(name, runs):
    wall = [run[0] for run in runs]
    median = sorted(runs)[len(runs) // 2]
    return (
        f"| {name} | {statistics.median(wall):.2f} | {min(wall):.2f} to {max(wall):.2f} | {median[1]:.2f} "
        f"| {max(run[2] for run in runs):.0f} | {max(run[3] for run in runs):.1f} |"
    )


def main():
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "positions.xlsx")
        subprocess.run([sys.executable, PEERS, book, "make"], check=True)
        lines = []
        for name, arguments in (
            ("`cadre import check`: every cell read, typed and checked", [CADRE, "import", "check", book]),
            ("calamine: every cell read", [sys.executable, PEERS, book, "calamine"]),
            ("openpyxl, read-only: every cell read", [sys.executable, PEERS, book, "openpyxl"]),
        ):
            lines.append(row(name, [measured(arguments, folder) for _ in range(REPEATS)]))
        size = os.path.getsize(book) / 1e6
    text = (
        "# Workbooks: how long a check takes\n\n"
        f"Measured on {time.strftime('%Y-%m-%d')} with the release build by `Benchmarks/workbooks/measure.py` on\n"
        f"{HARDWARE}.\n\n"
        f"100,000 positions of 22 filled columns in one sheet, {size:.1f} MB packed, written by XlsxWriter with shared texts. Every\n"
        "figure is of a whole process as the system accounts for it. Wall and processor time are of the median run, memory\n"
        "is the most of any run, *load before* is the load average of the last minute when a run began; the machine has two\n"
        "cores, and with a load above 0.7 wall times are upper bounds.\n\n"
        "| what | wall, s | fastest to slowest, s | processor, s | peak memory, MiB | load before |\n"
        "|---|---:|---|---:|---:|---:|\n" + "\n".join(lines) + "\n\n"
        "The limit is 6 s and 400 MB. The peers check nothing.\n\n"
        "## How to repeat it\n\n"
        "`make bench`, or alone `Benchmarks/workbooks/measure.py --write` with the packages of its `requirements.txt`.\n"
    )
    print(text)
    if "--write" in sys.argv:
        DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
