"""Measures cadre solve and its peers on the same files in one run, compares every answer, and writes the page.

Usage: run.py --cadre BINARY --network-simplex BINARY --work FOLDER --page FILE.md --date YYYY-MM-DD [--sizes ...]

A run of a program is a process of its own. Programs take turns, so that a slow minute of the machine hits all alike.
Any answer that differs ends the run with an error. `--help` names the other options.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import platform
import subprocess
import sys

import instances
import plot

HERE = pathlib.Path(__file__).parent
PROGRAMS = ("Cadre", "OR-Tools assignment", "OR-Tools min-cost flow", "SciPy", "HiGHS", "LEMON")
PEER_KEYS = dict(zip(PROGRAMS[1:5], ("ortools-assignment", "ortools-flow", "scipy", "highs")))
HIGHS_PAIR_COUNT_MAX = 60_000
TUNING_SEEDS = range(1, 10)
OPTIONAL = tuple(family for family in instances.FAMILIES if family not in instances.MUST_MATCH)
# What is asked for: families, the peers of which the best counts, the least ratio at 1,000 rows and above, and what
# takes the time where less is reached (found with a profiler on a tuning seed).
TARGETS = (
    ("rows may stay unmatched", OPTIONAL, ("OR-Tools min-cost flow", "LEMON"), 5, 10,
     "A run takes few milliseconds. Half of it asks every row for its best pairs, once for each of four to six price "
     "steps; a tenth lays out the columns' lists, and a tenth is the system's, handing out memory."),
    ("every row, wide weights", ("unif", "hot"), ("OR-Tools assignment",), 3, 3,
     "A bid reads 50 prices at random. At 20,000 rows the prices stay in the second-level cache and a bid takes 0.09 "
     "µs; at 100,000 rows the pairs displace them, and it takes 0.3 µs."),
    ("every row, many ties", ("tie",), ("SciPy", "OR-Tools assignment"), 2, 2,
     "Equal prices leave many rows to the exact finish."),
)


class Overtime(Exception):
    """A run of a peer took longer than the limit."""


def answer(command, limit):
    """Runs a process to its end and reads the JSON that it writes."""
    # Reading and building come before the limit begins; the peers end themselves by SIGALRM.
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit + 600)
    if done.returncode == -14:
        raise Overtime
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def run(program, path, options):
    """One run: objective, milliseconds of solving and of getting ready, and the peak of memory in bytes."""
    if program == "Cadre":
        done = answer([options.cadre, "solve", path, "--json"], options.limit)
        if done["certificate"] != "valid":
            sys.exit(f"Cadre's certificate for {path} is {done['certificate']}.")
        solve, ready = done["solveCpuSeconds"], done["readSeconds"] + done["buildSeconds"]
    else:
        peer = [options.network_simplex] if program == "LEMON" else [
            sys.executable, HERE / "peers.py", PEER_KEYS[program],
        ]
        done = answer([*peer, path, str(options.limit)], options.limit)
        solve, ready = done["seconds"], done["buildSeconds"]
    return {
        "objective": done["objective"], "solve": 1000 * solve, "ready": 1000 * ready, "peak": done["peakBytes"],
    }


def measure(path, programs, options):
    """The best of equal repeats of each program; None where the limit was passed."""
    best, objectives = {}, {}
    for _ in range(options.repeats):
        for program in programs:
            if best.get(program, {}) is None:
                continue
            try:
                found = run(program, path, options)
            except Overtime:
                best[program] = None
                continue
            objectives.setdefault(found["objective"], set()).add(program)
            known = best.setdefault(program, found)
            if found["solve"] < known["solve"]:
                best[program] = found
    if len(objectives) > 1:
        details = "; ".join(f"{value}: {', '.join(sorted(names))}" for value, names in objectives.items())
        sys.exit(f"The answers for {path} differ: {details}")
    return best


def mean(results, key):
    return None if any(result is None for result in results) else sum(r[key] for r in results) / len(results)


class Line:
    """What was measured for one family at one size, the mean over the seeds."""

    def __init__(self, family, rows, pairs, measured):
        self.family, self.rows, self.pairs = family, rows, pairs
        self.programs = [program for program in PROGRAMS if program in measured[0]]
        for key in ("solve", "ready", "peak"):
            setattr(self, key, {p: mean([m[p] for m in measured], key) for p in self.programs})

    def ratio(self, peers, limit):
        """The best of these peers by Cadre; with a mark where it is only known to be at least that."""
        times = [1000 * limit if self.solve[p] is None else self.solve[p] for p in peers if p in self.solve]
        if not times:
            return None
        is_bound = all(self.solve[p] is None for p in peers if p in self.solve)
        return min(times) / self.solve["Cadre"], is_bound


def collect(options):
    lines, over = [], set()
    for rows, per_row in options.sizes:
        for family in options.families:
            if rows > 200_000 and family != "real":
                continue
            measured, pairs = [], 0
            for seed in options.seeds:
                path = options.work / f"{family}-{rows}-{seed}.bin"
                instance = instances.make(family, rows, per_row, seed)
                instance.write(path)
                pairs = len(instance.column)
                del instance
                programs = [
                    p for p in PROGRAMS
                    if (p, family) not in over and (p != "HiGHS" or pairs <= HIGHS_PAIR_COUNT_MAX)
                ]
                measured.append(measure(path, programs, options))
                over |= {(p, family) for p, best in measured[-1].items() if best is None}
                path.unlink()
            # A program that passed the limit with one seed is not tried with the next.
            for later in measured[1:]:
                for program in measured[0]:
                    later.setdefault(program, None)
            lines.append(Line(family, rows, pairs, measured))
            shown = ", ".join(f"{p} {number(lines[-1].solve[p], options)}" for p in lines[-1].programs)
            print(f"{family} {rows}: {shown}", file=sys.stderr, flush=True)
    return lines


# ---- the page


def number(value, options):
    if value is None:
        return f"> {1000 * options.limit:,}"
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def times(ratio):
    if ratio is None:
        return "–"
    value, is_bound = ratio
    return ("> " if is_bound else "") + (f"{value:.1f}" if value < 100 else f"{value:,.0f}")


def table(head, rows):
    marks = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, marks, *rows])


def figures(lines, options, key, show):
    head = ["family", "rows", "pairs", *PROGRAMS] + (["best peer ÷ Cadre"] if key == "solve" else ["bytes a pair"])
    rows = []
    for line in lines:
        cells = [show(getattr(line, key)[p]) if p in line.programs else "–" for p in PROGRAMS]
        last = times(line.ratio(PROGRAMS[1:], options.limit)) if key == "solve" else bytes_a_pair(line, options)
        rows.append([line.family, f"{line.rows:,}", f"{line.pairs:,}", *cells, last])
    return table(head, rows)


def bytes_a_pair(line, options):
    return f"{(line.peak['Cadre'] - options.empty_peak) / line.pairs:.0f}" if line.pairs >= 500_000 else "–"


def reached(lines, options, families, peers, is_small):
    """The ratio to the best of the peers, line by line, the least first."""
    found = [
        (line.ratio(peers, options.limit), line) for line in lines
        if line.family in families and (line.rows < 5_000) == is_small and line.rows <= 100_000
    ]
    return sorted(((ratio, line) for ratio, line in found if ratio), key=lambda pair: pair[0][0])


def targets(lines, options):
    """The table of what is asked for, and under it every file on which less is reached, with the reason."""
    rows, misses = [], []
    for what, families, peers, small, large, reason in TARGETS:
        missed = []
        for is_small, least in ((True, small), (False, large)):
            found = reached(lines, options, families, peers, is_small)
            if not found:
                continue
            ratio, line = found[0]
            rows.append([
                what + (", 1,000 rows" if is_small else ", 5,000 rows and more"), " and ".join(peers), f"{least}",
                times(ratio), f"{line.family}, {line.rows:,} rows", "yes" if ratio[0] >= least else "**no**",
            ])
            missed += [
                f"{line.family} with {line.rows:,} rows {times(ratio)} of {least}"
                for ratio, line in found if ratio[0] < least
            ]
        if missed:
            misses.append(f"- Missed, {what}: {', '.join(missed)}. {reason}")
    return "\n".join([
        table(["what", "the best of", "at least", "least reached", "where", "met"], rows), *([""] if misses else []),
        *misses,
    ])


def version(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def machine():
    with open("/proc/cpuinfo") as file:
        name = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()}-core {platform.machine()} ({name}), {memory:.0f} GiB, {platform.system()}"


def page(lines, load, options):
    packages = {"OR-Tools": "ortools", "SciPy": "scipy", "HiGHS": "highspy", "NumPy": "numpy"}
    versions = [f"{name} {importlib.metadata.version(package)}" for name, package in packages.items()]
    lemon = version(["dpkg-query", "--show", "--showformat=${Version}", "liblemon-dev"]).split("+")[0]
    compiler = version(["g++", "-dumpfullversion"])
    swift = " ".join(version(["swift", "--version"]).split("(")[0].split())
    seeds = ", ".join(str(seed) for seed in options.seeds)
    sizes = ",".join(f"{rows}x{per_row}" for rows, per_row in options.sizes)
    busy = max(load, os.getloadavg()[0])
    notes = (
        f"The machine was busy with other work (load average up to {busy:.1f}), so times are upper bounds and the "
        "ratios are rough.\n\n" if busy > 1.5 else ""
    )
    picture = options.page.with_suffix(".svg")
    panels = [
        (family, {
            p: {line.rows: line.solve[p] for line in lines if line.family == family and line.solve.get(p)}
            for p in PROGRAMS
        })
        for family in options.families
    ]
    title = "Assignment: Cadre beside its peers"
    picture.write_text(plot.draw(title, panels, sorted({line.rows for line in lines})))
    options.page.write_text(f"""# Assignment: the solver beside its peers

Measured on {options.date} by `Benchmarks/assignment/run.py` on {machine()}.
Cadre {version([options.cadre, "version"]).split()[-1]}, {swift}; {", ".join(versions)}, Python \
{platform.python_version()}; LEMON {lemon}, g++ {compiler} -O3.

{notes}![Processor time by size for each family]({picture.name})

## Time

Milliseconds of processor time in the solver's own call, the best of {options.repeats} equal repeats, each \
a process of its own; the mean over the seeds {seeds}.
A run of a peer is ended {options.limit} s after solving began; a peer that passed that is not tried at larger sizes.
Every answer was compared, and Cadre's certificate was checked every time: all agree on every file.
A ratio below 1.3 is a tie.

{figures(lines, options, "solve", lambda value: number(value, options))}

## What was asked for

{targets(lines, options)}

## Memory

The most that the process had at one time, in MiB. The peers in Python carry Python, NumPy and the arrays they are \
given; Cadre carries the rest of its executable.
*Bytes a pair* is Cadre's peak without that of a problem with one pair ({options.empty_peak / 2**20:.0f} MiB), divided \
by the pairs: the input, the transpose and everything else.

{figures(lines, options, "peak", lambda value: "–" if value is None else f"{value / 2**20:,.0f}")}

## Getting ready

Not part of the times above: milliseconds of making the arrays, graph or model from a file that is read, in processor \
time; for Cadre the wall time of reading the file and checking every pair.

{table(["family", "rows", *PROGRAMS], [
    [line.family, f"{line.rows:,}"]
    + [number(line.ready[p], options) if line.ready.get(p) is not None else "–" for p in PROGRAMS]
    for line in lines
])}

## What is measured

The families are made by `Benchmarks/assignment/instances.py` from a seed; its head describes them. In *unif*, *hot* and
*tie* every row has to be matched; in the others any row and column may stay unmatched, at value 0.
The solver was tuned on the seeds {TUNING_SEEDS.start} to {TUNING_SEEDS.stop - 1}; this page reports seeds that were \
not used for that.

- Cadre: `cadre solve FILE --json`, its `solveCpuSeconds`: everything from the checked pairs to the answer with its
  certificate, the transpose included.
- OR-Tools assignment: `SimpleLinearSumAssignment`, which matches everybody. Where rows may stay unmatched, the graph is
  doubled: each row and column gets a partner of its own at cost 0, and these are joined where the pair is.
- OR-Tools min-cost flow: `SimpleMinCostFlow`, one unit a row to the columns; where rows may stay unmatched to a sink,
  through a column or past them all.
- SciPy: `min_weight_full_bipartite_matching`; where rows may stay unmatched, each gets a column of its own.
- HiGHS: the linear programme, one thread; up to {HIGHS_PAIR_COUNT_MAX:,} pairs.
- LEMON: `NetworkSimplex` on a `StaticDigraph` with the same network as the flow; only `run()` is counted.

## Run it

```
make bench-assignment SIZES={sizes} SEEDS={",".join(str(seed) for seed in options.seeds)} REPEATS={options.repeats}
```
""")


def arguments():
    def sizes(text):
        parts = [part.partition("x") for part in text.split(",")]
        return [(int(rows), int(per_row or 50)) for rows, _, per_row in parts]

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cadre", required=True, help="the executable")
    parser.add_argument("--network-simplex", required=True, help="network_simplex.cpp, compiled")
    parser.add_argument("--work", required=True, type=pathlib.Path, help="a folder for the files")
    parser.add_argument("--page", required=True, type=pathlib.Path, help="the page to write; the plot goes beside it")
    parser.add_argument("--date", required=True, help="the day to put on the page")
    parser.add_argument("--sizes", type=sizes, default="1000,5000,20000", help="rows, or rows x pairs of a row")
    parser.add_argument("--families", type=lambda text: text.split(","), default=list(instances.FAMILIES))
    parser.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], default="101")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--limit", type=int, default=60, help="seconds of solving after which a run is ended")
    options = parser.parse_args()
    if set(options.seeds) & set(TUNING_SEEDS):
        parser.error(f"the seeds {TUNING_SEEDS.start} to {TUNING_SEEDS.stop - 1} are for tuning; report others")
    return options


def main():
    options = arguments()
    load = os.getloadavg()[0]
    path = options.work / "one-pair.bin"
    instances.make("tie", 1, 1, 0).write(path)
    options.empty_peak = run("Cadre", path, options)["peak"]
    lines = collect(options)
    page(lines, load, options)


if __name__ == "__main__":
    main()
