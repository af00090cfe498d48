"""Times the commands that people wait for, beside peers where there are some, and writes docs/performance/import.md.

Usage: python3 run.py FILE.tsv.gz [--write]

FILE is the published table of the training reports. Cadre is the release executable, `.build/release/cadre` or what
CADRE_EXECUTABLE names. The peers need the packages of ../training-events/requirements.txt in the Python that runs this.
Every measurement is of a whole process, from its start to its end, as the system accounts for it.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CADRE = os.environ.get("CADRE_EXECUTABLE", str(ROOT / ".build/release/cadre"))
PEERS = ROOT / "Benchmarks/training-events/peers.py"
DOCUMENT = ROOT / "docs/performance/import.md"
HARDWARE = "2-core x86-64, 24 GiB, Linux, local disk"
CHECKED_ROWS = 50_000
LOAD_IDLE_MAX = 0.7


class Measurement:
    """One process: how long, how much processor time, how much memory at most, and how busy the machine was before."""

    def __init__(self, arguments):
        self.load = os.getloadavg()[0]
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            process = subprocess.Popen(arguments, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            self.output = output.read().decode()
        if process.returncode != 0:
            sys.exit(f"{' '.join(arguments)} ended with {process.returncode}")
        self.cpu_seconds = usage.ru_utime + usage.ru_stime
        self.peak_mib = usage.ru_maxrss / 1024


def measured(count, arguments):
    """Runs `arguments()` this many times; what the command writes must be new each time."""
    return [Measurement([str(a) for a in arguments()]) for _ in range(count)]


def row(name, runs):
    seconds = [run.seconds for run in runs]
    spread = f"{min(seconds):.2f} to {max(seconds):.2f}" if len(runs) > 1 else "one run"
    median = sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]
    load = max(run.load for run in runs)
    return (
        f"| {name} | {statistics.median(seconds):.2f} | {spread} | {median.cpu_seconds:.2f} "
        f"| {max(run.peak_mib for run in runs):.0f} | {load:.1f} |"
    )


def positions_file(path):
    columns = (
        "number,title,office,country,post,command,service,kind,grade_min,grade_max,specialty,sc_code,clearance,"
        "languages,tour_accompanied,tour_unaccompanied,key_billet,joint_duty,funding,counts_toward_cap,state,"
        "valid_from,valid_to"
    )
    countries = ["PHL", "DEU", "KEN", "COL", "JOR", "POL", "JPN", "UKR"]
    with open(path, "w", encoding="utf-8") as file:
        file.write(columns + "\n")
        for index in range(CHECKED_ROWS):
            country = countries[index % len(countries)]
            file.write(
                f"B-{index:06d},Programs officer {index % 90},ODC-{country},{country},Capital,,USA,military,O4,O5,48F,"
                f"SC2{'ABCDEF'[index % 6]}3,top_secret,fra 2/2/2 required,36,24,no,{'yes' if index % 3 else 'no'},"
                "fms_admin,yes,funded,2020-10-01,\n"
            )


class ReadyMeasurement:
    """From the start of the server to the first 200 of /healthz, then the peak of memory at its end."""

    def __init__(self, world):
        self.load = os.getloadavg()[0]
        started = time.perf_counter()
        process = subprocess.Popen(
            [CADRE, "serve", "--data", world, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )
        address = process.stdout.readline().strip()
        while True:
            try:
                with urllib.request.urlopen(address + "healthz") as answer:
                    assert answer.status == 200
                break
            except urllib.error.URLError:
                time.sleep(0.001)
        self.seconds = time.perf_counter() - started
        process.terminate()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        self.cpu_seconds = usage.ru_utime + usage.ru_stime
        self.peak_mib = usage.ru_maxrss / 1024


def measure(source):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = (os.path.join(folder, f"world-{index}") for index in range(1_000))
        training = measured(3, lambda: [CADRE, "import", "training-events", source, "--data", next(fresh), "-o", "json"])
        rows.append(("reports", row("`cadre import training-events`: read, checked, mapped, reconciled, journaled", training)))
        for peer, count in (("pandas", 3), ("sqlite-utils", 1)):
            runs = measured(count, lambda: [sys.executable, PEERS, source, peer])
            assert re.search(r"\b\d+ rows", runs[0].output)
            rows.append(("reports", row(f"{peer}: read as text into one table, unchecked", runs)))
        positions = os.path.join(folder, "positions.csv")
        positions_file(positions)
        rows.append(("commands", row(
            f"`cadre import check` of {CHECKED_ROWS:,} positions ({os.path.getsize(positions) / 1e6:.1f} MB)",
            measured(3, lambda: [CADRE, "import", "check", positions]),
        )))
        worlds = [next(fresh) for _ in range(3)]
        names = iter(worlds)
        rows.append(("commands", row(
            "`cadre demo --no-serve`: the world of seed 1", measured(3, lambda: [CADRE, "demo", "--data", next(names), "--no-serve"]),
        )))
        rows.append(("commands", row(
            "`cadre serve`: from start to ready, the world already made", [ReadyMeasurement(worlds[0]) for _ in range(5)],
        )))
        rows.append(("commands", row(
            "`cadre positions list --where status=vacant`: a command over the whole register",
            measured(5, lambda: [CADRE, "positions", "list", "--data", worlds[0], "--where", "status=vacant"]),
        )))
        solved = iter(worlds)
        solves = measured(
            3, lambda: [
                CADRE, "slate", "solve", "--data", next(solved), "--from", "2027-01-01", "--to", "2027-12-31", "--as",
                "officer",
            ],
        )
        rows.append(("commands", row("`cadre slate solve`: the year 2027, solved, verified and stored", solves)))
        answer = solves[0].output.strip().splitlines()[-1]
    return rows, answer


def document(rows, answer):
    head = (
        "| what | wall, s | fastest to slowest, s | processor, s | peak memory, MiB | load before |\n"
        "|---|---:|---|---:|---:|---:|\n"
    )
    busy = max(float(text.rstrip(" |").rsplit("|", 1)[1]) for _, text in rows)
    state = (
        "The machine was otherwise idle."
        if busy <= LOAD_IDLE_MAX
        else f"The machine was busy with other work (load average up to {busy:.1f} on two cores), so wall times are upper\n"
        "bounds; processor times are what to compare."
    )
    return (
        "# Import, start and slate: how long people wait\n\n"
        f"Measured on {time.strftime('%Y-%m-%d')} with the release build by `Benchmarks/commands/run.py` on\n{HARDWARE}.\n"
        f"{state}\n\n"
        "Every figure is of a whole process as the system accounts for it. Wall and processor time are of the median "
        "run,\nmemory is the most of any run, *load before* is the load average of the last minute when a run began.\n\n"
        "## The training reports\n\n"
        "253,461 lines of the annual reports on foreign military training, tab-separated, gzip. The peers import their\n"
        "packages and write every column as text into one table of SQLite; they check nothing, map no country and keep\n"
        "no journal. Cadre types and checks every cell, maps the partner, reconciles each source file with its published\n"
        "count, and commits with `synchronous=FULL`. pandas is the faster of the three, for less work and twice the memory;\n"
        "sqlite-utils commits every 100 rows, so most of its wall time is waiting for the disk and differs from run to run.\n\n"
        + head + "\n".join(text for part, text in rows if part == "reports") + "\n\n"
        "The limit is 5 s and 300 MB.\n\n"
        "## Commands\n\n"
        + head + "\n".join(text for part, text in rows if part == "commands") + "\n\n"
        f"The slate of the year: {answer}\n\n"
        "The limits are 3 s for the check, 20 s for the demo up to the first page, 1 s from start to ready, and 5 s for\n"
        "the slate.\n\n"
        "## How to repeat it\n\n"
        "```\n"
        "scripts/build.sh\n"
        "python3 -m venv /tmp/peers\n"
        "/tmp/peers/bin/pip install -r Benchmarks/training-events/requirements.txt\n"
        "/tmp/peers/bin/python Benchmarks/commands/run.py FILE.tsv.gz --write\n"
        "```\n"
    )


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    rows, answer = measure(arguments[0])
    text = document(rows, answer)
    print(text)
    if "--write" in sys.argv:
        DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
