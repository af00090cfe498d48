"""Times what a planner asks of a slate with 20,000 people on the register, and writes docs/performance/slates.md.

Usage: python3 measure.py [--write]

Cadre is the release executable, `.build/release/cadre` or what CADRE_EXECUTABLE names. The register is the demo world
of seed 1 and as many more synthetic people, free from the start, as make 20,000: each a copy of somebody of the demo
world with the newest language results and certification under another identity. Every question is one request over
HTTP on this machine, answered by the running server, from asking to the last byte.
"""

import argparse
import csv
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CADRE = os.environ.get("CADRE_EXECUTABLE", str(ROOT / ".build/release/cadre"))
PAGE = ROOT / "docs/performance/slates.md"
PEOPLE = 20_000
QUESTIONS = 300
WHAT_IF_LIMIT = 0.1  # seconds, asked of every answer
WINDOWS = (("2027-01-01", "2027-12-31"), ("2027-01-01", "2029-12-31"))


def cadre(*arguments):
    done = subprocess.run([CADRE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"cadre {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def world(folder):
    """The demo world with 20,000 people."""
    data = folder / "world"
    cadre("demo", "--data", data, "--seed", 1, "--no-serve")
    people = list(csv.DictReader(io.StringIO(cadre("people", "list", "--data", data, "-o", "csv"))))
    added = people[: PEOPLE - len(people)]
    with open(folder / "people.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            "person name service kind grade specialties clearance clearance_until constraints valid_from".split()
        )
        for person in added:
            rows.writerow([
                copied(person), person["name"], person["service"], person["kind"], person["grade"], person["specialties"],
                person["clearance"], person["clearance_until"], person["constraints"], "2020-01-01",
            ])
    with open(folder / "qualifications.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("person kind scheme level area language result earned".split())
        for person in added:
            if person["certification"]:
                level, area = person["certification"].split()
                rows.writerow([copied(person), "certification", "SC-2.0", level, area, "", "", "2025-01-01"])
            newest = {text.split()[0]: text.split()[1] for text in person["languages"].split("; ") if text}
            for language, result in newest.items():
                rows.writerow([copied(person), "language", "", "", "", language, result, "2026-06-01"])
    cadre("import", "commit", folder / "people.csv", folder / "qualifications.csv", "--data", data, "--as", "administrator")
    return data


def copied(person):
    return person["id"].replace("per_", "per_9")


class Server:
    """A server on the world, and somebody signed in."""

    def __init__(self, data):
        self.process = subprocess.Popen(
            [CADRE, "serve", "--data", data, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )
        self.address = self.process.stdout.readline().strip().rstrip("/")

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read()

    def timed(self, path):
        begun = time.perf_counter()
        body = self.get(path)
        return time.perf_counter() - begun, body

    def stop(self):
        self.process.terminate()
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0
        return usage.ru_maxrss / 1024


def table(slate, name, server):
    rows, address = [], f"/slates/{slate}.json?table={name}&limit=200"
    while address:
        page = json.loads(server.get(address))
        rows += page["rows"]
        address = page.get("next_url")
    return rows


def questions(slate, server, dice):
    """Addresses of what is asked, by what it is called."""
    lines, unfilled = table(slate, "lines", server), table(slate, "unfilled", server)
    what_ifs = []
    for _ in range(QUESTIONS):
        place, other = dice.choice(lines), dice.choice(lines)
        what_ifs.append(f"/slates/{slate}/whatif.json?person={other['person']}&position={place['position']}")
    rivals = []
    for line in dice.sample(lines, 100):
        found = json.loads(server.get(f"/slates/{slate}/explain.json?position={line['position']}"))
        names = [row["person"] for row in found["regrets"] if not row["chosen"]]
        rivals += [
            f"/slates/{slate}/whatif.json?person={name}&position={line['position']}" for name in names[:3]
        ]
    return {
        "what if a rival went there, who passes every gate": rivals,
        "what if somebody placed elsewhere went there": what_ifs,
        "explanation of a position that is filled": [
            f"/slates/{slate}/explain.json?position={line['position']}" for line in dice.sample(lines, 100)
        ],
        "explanation of a position that stays empty": [
            f"/slates/{slate}/explain.json?position={row['position']}" for row in dice.sample(unfilled, min(100, len(unfilled)))
        ],
        "the slate's page": [f"/slates/{slate}"] * 30,
    }


def measure():
    rows, load = [], os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        data = world(folder)
        for first, last in WINDOWS:
            begun = time.perf_counter()
            cadre("slate", "solve", "--data", data, "--from", first, "--to", last, "--as", "officer")
            seconds = time.perf_counter() - begun
            slate = max(row["id"] for row in json.loads(cadre("slate", "list", "--data", data, "-o", "json"))["rows"])
            server = Server(data)
            people = json.loads(server.get("/people.json?limit=1"))["total"]
            figures = json.loads(server.get(f"/slates/{slate}.json"))["figures"]
            size = f"{first} to {last}: {figures['openings']:,} openings, {figures['candidates']:,} candidates"
            rows.append((size, "`cadre slate solve`: solved, verified and stored", 1, seconds, seconds, seconds, None))
            for name, addresses in questions(slate, server, random.Random(101)).items():
                times = sorted(server.timed(address)[0] for address in addresses)
                limit = WHAT_IF_LIMIT if name.startswith("what if") else None
                rows.append((
                    size, name, len(times), statistics.median(times), times[len(times) * 99 // 100], times[-1], limit,
                ))
                print(rows[-1], file=sys.stderr, flush=True)
            peak = server.stop()
            rows.append((size, f"memory of the server at its peak: {peak:.0f} MiB", None, None, None, None, None))
    return rows, people, load


def document(rows, people, load):
    text = f"""# A slate: how long its planner waits

Measured on {time.strftime("%Y-%m-%d")} with the release build by `Benchmarks/slates/measure.py` on
2-core x86-64, 24 GiB, Linux, local disk; load average before: {load:.1f}. The register holds {people:,} people: the
demo world of seed 1 and copies of its people, who are free from the start. Every question is one request over HTTP on
the same machine, from asking to the last byte. No peer offers these questions; each would solve anew, for which
[the assignment page](assignment.md) has times.

| slate | what | asked | half below, ms | 99 of 100 below, ms | longest, ms | limit, ms | met |
|---|---|---:|---:|---:|---:|---:|---|
"""
    for size, name, count, half, most, longest, limit in rows:
        times = ["–"] * 3 if half is None else [f"{1000 * value:,.1f}" for value in (half, most, longest)]
        bounds = ("–", "–") if limit is None else (f"{1000 * limit:.0f}", "yes" if longest <= limit else "**no**")
        text += f"| {size} | {name} | {count or '–'} | {' | '.join(times)} | {' | '.join(bounds)} |\n"
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/performance/slates.md; else print")
    options = parser.parse_args()
    text = document(*measure())
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
