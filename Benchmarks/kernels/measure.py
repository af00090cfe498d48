"""Measures repair, side constraints, stopping, deferred acceptance and the simulation beside their peers, and writes the page.

Usage: measure.py --cadre BINARY --kernels BINARY --work FOLDER --page FILE.md --date YYYY-MM-DD [--seeds 201] [--limit 60]

Answers are compared: side constraints by objective and bound, acceptance column by column, the simulation by its mean.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "assignment"))
import instances  # noqa: E402
import run as assignment  # noqa: E402
import stops  # noqa: E402

PAIRS_PER_ROW = 50
REPAIR_LIMITS = {20_000: 200, 100_000: 1_000}  # microseconds, asked of the 99th percentile of one change
# A change of these touches most rows, so fewer are made; at 100,000 rows a thousand of each kind would take an hour.
SLOW_FAMILIES = ("unif", "tie", "hot")
REPAIR_FAMILIES = {20_000: instances.FAMILIES, 100_000: tuple(f for f in instances.FAMILIES if f not in SLOW_FAMILIES)}
REPAIR_COUNT, SLOW_REPAIR_COUNT = 1_000, 200
CHANGES = (
    "row leaves", "row comes", "column leaves", "column comes", "weight changes", "pair forced", "pair released",
    "matched pair forbidden", "pair allowed",
)
QUESTIONS = ("regret of one pair", "regrets of a row")
SIDE_SIZES = (1_000, 2_000, 5_000)
SIDE_SECONDS, SIDE_GAP = 5, 0.0005  # asked at 5,000 rows
ACCEPTANCE = ((2_000, 50), (20_000, 50))
ACCEPTANCE_LIMIT, MATCHING_ROWS_MAX = 0.010, 2_000
SLOTS, STEPS, REPLICATIONS, SIMULATION_LIMIT = 20_000, 60, 10_000, 5
NUMPY_REPLICATIONS = 100
TUNING_SEEDS = range(1, 106)  # the number of dives was chosen with the answers to 101 to 105 in sight
STOP_SIZES, STOP_SIDE_SIZE = (20_000, 100_000), 20_000


def answer(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def instance(options, family, rows, seed):
    path = options.work / f"{family}-{rows}-{seed}.bin"
    if not path.exists():
        instances.make(family, rows, PAIRS_PER_ROW, seed).write(path)
    return path


def verdict(is_met):
    return "yes" if is_met else "**no**"


# ---- repair


def repairs(options):
    rows = []
    for size, limit in REPAIR_LIMITS.items():
        for family in REPAIR_FAMILIES[size]:
            path = instance(options, family, size, options.seeds[0])
            count = SLOW_REPAIR_COUNT if family in SLOW_FAMILIES else REPAIR_COUNT
            found = answer([options.kernels, "repairs", path, count, options.seeds[0]])
            path.unlink()
            worst = max(CHANGES, key=lambda name: found[name]["p99"])
            rows.append([
                family, f"{size:,}", f"{found['solved from nothing']['p50'] / 1000:,.0f} ms",
                *(f"{found[name]['p50']:.0f} / {found[name]['p99']:.0f}" for name in CHANGES + QUESTIONS),
                f"{limit:,}", f"{found[worst]['p99']:.0f} ({worst})", verdict(found[worst]["p99"] < limit),
            ])
            print(rows[-1], file=sys.stderr, flush=True)
    head = ["family", "rows", "from nothing", *CHANGES, *QUESTIONS, "p99 below", "largest p99 of a change", "met"]
    return assignment.table(head, rows)


# ---- side constraints


def gap(objective, bound):
    return None if objective is None else (bound - objective) / objective


def shown(found):
    left = gap(found["objective"], found["bound"])
    how = "nothing found" if left is None else "proven best" if left == 0 else f"gap {100 * left:.4f} %"
    return f"{found['seconds']:,.1f} s, {how}"


def constrained(options, size, seed):
    path = instance(options, "real", size, seed)
    side = sides(options, path, seed)
    seconds = SIDE_SECONDS if size == SIDE_SIZES[-1] else options.limit
    command = [options.cadre, "solve", path, "--constraints", side, "--seconds", str(seconds), "--json"]
    cadre = answer(command)
    if cadre["certificate"] != "valid":
        sys.exit(f"Cadre's certificate for {path} is {cadre['certificate']}.")
    found = {"Cadre": {"seconds": cadre["solveCpuSeconds"], "objective": cadre["objective"], "bound": cadre["bound"]}}
    for peer, name in (("highs", "HiGHS"), ("cp-sat", "CP-SAT")):
        found[name] = answer([sys.executable, HERE / "peers.py", peer, path, side, options.limit])
    least = min(part["bound"] for part in found.values())
    for name, part in found.items():
        if part["objective"] is not None and part["objective"] > least:
            sys.exit(f"{name}'s answer for {path} is above a bound: {found}")
    for file in (path, side):
        file.unlink()
    if size == SIDE_SIZES[-1]:
        asked = f"gap at most {100 * SIDE_GAP} % in {SIDE_SECONDS} s"
        is_met = gap(found["Cadre"]["objective"], found["Cadre"]["bound"]) <= SIDE_GAP
    else:
        asked = "proven best no slower than HiGHS"
        proven = gap(found["Cadre"]["objective"], found["Cadre"]["bound"]) == 0
        is_met = proven and found["Cadre"]["seconds"] <= found["HiGHS"]["seconds"]
    row = [f"{size:,}", str(seed), *(shown(found[name]) for name in ("Cadre", "HiGHS", "CP-SAT")), asked, verdict(is_met)]
    print(row, file=sys.stderr, flush=True)
    return row


def side_constraints(options):
    rows = [constrained(options, size, seed) for size in SIDE_SIZES for seed in options.seeds]
    return assignment.table(["rows", "seed", "Cadre", "HiGHS", "CP-SAT", "asked", "met"], rows)


def sides(options, path, seed):
    side = path.with_suffix(".side")
    subprocess.run([sys.executable, HERE.parent / "assignment" / "constraints.py", path, str(seed), side], check=True)
    return side


# ---- stopping


def stopped(options):
    rows = []
    for size in STOP_SIZES:
        path = instance(options, "real", size, options.seeds[0])
        commands = {"no constraints": [options.cadre, "solve", path]}
        if size == STOP_SIDE_SIZE:
            side = sides(options, path, options.seeds[0])
            commands["side constraints"] = [*commands["no constraints"], "--constraints", side, "--seconds", SIDE_SECONDS]
        for name, command in commands.items():
            seconds, waits = stops.measured(command)
            rows.append([
                f"{size:,}", name, f"{seconds:.1f} s", str(len(waits)), f"{1000 * waits[len(waits) // 2]:.0f} ms",
                f"{1000 * waits[-1]:.0f} ms", f"{1000 * stops.STOP_LIMIT:.0f} ms", verdict(waits[-1] < stops.STOP_LIMIT),
            ])
            print(rows[-1], file=sys.stderr, flush=True)
        path.unlink()
    return assignment.table(["rows", "", "whole run", "stopped", "half end within", "all end within", "asked", "met"], rows)


# ---- deferred acceptance and the simulation


def acceptance(options):
    rows = []
    for size, per_row in ACCEPTANCE:
        seed = options.seeds[0]
        found = answer([options.kernels, "acceptance", size, per_row, seed])
        peer = "–"
        if size <= MATCHING_ROWS_MAX:
            market = options.work / "market.json"
            market.write_text(json.dumps(answer([options.kernels, "market", size, per_row, seed])))
            other = answer([sys.executable, HERE / "peers.py", "matching", market])
            if other["columns"] != found["columns"]:
                sys.exit("matching seats somebody elsewhere.")
            peer = f"{other['seconds']:.1f} s"
        asked = f"below {1000 * ACCEPTANCE_LIMIT:.0f} ms" if size == ACCEPTANCE[-1][0] else "–"
        is_met = verdict(found["match"] < ACCEPTANCE_LIMIT) if asked != "–" else "–"
        rows.append([
            f"{size:,} × {per_row}", f"{1000 * found['sort']:.1f}", f"{1000 * found['match']:.2f}", peer, asked, is_met,
        ])
        print(rows[-1], file=sys.stderr, flush=True)
    return assignment.table(["rows × columns of each", "sorting, ms", "matching, ms", "matching (PyPI)", "asked", "met"], rows)


def simulation(options):
    seed = options.seeds[0]
    found = answer([options.kernels, "renewals", SLOTS, STEPS, REPLICATIONS, seed])
    other = answer([sys.executable, HERE / "peers.py", "numpy", SLOTS, STEPS, NUMPY_REPLICATIONS, seed])
    error = 5 * other["deviation"] / NUMPY_REPLICATIONS**0.5
    # The two draw other slots to begin with; after so many steps little of that is left.
    if abs(found["mean"] - other["mean"]) > error + 0.01 * found["mean"]:
        sys.exit(f"The means differ: {found['mean']} and {other['mean']}")
    scaled = other["seconds"] * REPLICATIONS / NUMPY_REPLICATIONS
    row = [
        f"{SLOTS:,} × {STEPS} × {REPLICATIONS:,}", f"{found['seconds']:.1f} s", f"{scaled:,.0f} s",
        f"{found['mean']:.0f} ± {found['deviation']:.0f}", f"{other['mean']:.0f} ± {other['deviation']:.0f}",
        f"below {SIMULATION_LIMIT} s", verdict(found["seconds"] < SIMULATION_LIMIT),
    ]
    print(row, file=sys.stderr, flush=True)
    head = ["slots × steps × replications", "Cadre", "NumPy", "empty at the end, Cadre", "NumPy", "asked", "met"]
    return assignment.table(head, [row])


def page(options, load, parts):
    busy = max(load, os.getloadavg()[0])
    note = (
        f"The machine was busy with other work (load average up to {busy:.1f}), so times are upper bounds.\n\n"
        if busy > 1.5 else ""
    )
    seeds = ", ".join(str(seed) for seed in options.seeds)
    packages = {"HiGHS": "highspy", "OR-Tools": "ortools", "matching": "matching", "NumPy": "numpy"}
    versions = [f"{name} {assignment.importlib.metadata.version(package)}" for name, package in packages.items()]
    options.page.write_text(f"""# The other kernels beside their peers

Measured on {options.date} by `Benchmarks/kernels/measure.py` on {assignment.machine()}.
Cadre {assignment.version([options.cadre, "version"]).splitlines()[0].split()[-1]}; {", ".join(versions)}. Processor time on one thread,
once each; seeds {seeds}, which were not used for tuning.

{note}## One change of a solved problem

Microseconds of processor time, half / 99 of 100 are below that, over {REPAIR_COUNT:,} changes of each kind, each taken
back by its opposite, of the seed {options.seeds[0]}. The certificate is kept, and checked at the end. No peer offers this:
each would solve from nothing, which takes Cadre the time named first.

Where pairs weigh nearly the same (*unif*, *tie*) or many rows want the same columns (*hot*), the next best row for a seat is
hardly worse than the one that left it: the path of one change leads through a large part of the rows, and the target is
missed by far. These are measured over {SLOW_REPAIR_COUNT} changes of each kind at 20,000 rows and not at 100,000, where they
would take an hour each.

{parts["repairs"]}

## Side constraints

The family *real* of [the assignment page](assignment.md), with couples, minimums of offices and a budget of moves made
by `Benchmarks/assignment/constraints.py`. HiGHS (mixed-integer) and CP-SAT have {options.limit} s and one thread; no
answer exceeds anybody's bound. Where a proof takes longer than HiGHS's, prices leave a gap of some hundredths of a per cent,
and splitting closes it part by part; HiGHS cuts such gaps off with inequalities over several rules, which Cadre does not
look for.

{parts["side"]}

## Stopping

`cadre solve` is sent an interrupt at {stops.MOMENT_COUNT} moments spread over a run, from its start over reading, building
and solving to its end; what is measured is the time until its process has ended, with its memory given back.

{parts["stops"]}

## Deferred acceptance

Rows propose; every column has one seat. The answers are compared seat by seat where the peer is measured.

{parts["acceptance"]}

## Slots that empty and fill

NumPy plays {NUMPY_REPLICATIONS} of the replications, all slots of one at once, and is scaled to {REPLICATIONS:,}.

{parts["simulation"]}

## Run it

`make bench-assignment` measures these after the solver.
""")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, help_ in (("--cadre", "the executable"), ("--kernels", "measure-kernels, built for release")):
        parser.add_argument(name, required=True, help=help_)
    parser.add_argument("--work", required=True, type=pathlib.Path, help="a folder for the files")
    parser.add_argument("--page", required=True, type=pathlib.Path, help="the page to write")
    parser.add_argument("--date", required=True, help="the day to put on the page")
    parser.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], default="201")
    parser.add_argument("--limit", type=int, default=60, help="seconds of solving for HiGHS, CP-SAT and Cadre")
    options = parser.parse_args()
    if set(options.seeds) & set(TUNING_SEEDS):
        parser.error(f"the seeds {TUNING_SEEDS.start} to {TUNING_SEEDS.stop - 1} are for tuning; report others")
    load = os.getloadavg()[0]
    page(options, load, {
        "repairs": repairs(options), "acceptance": acceptance(options), "simulation": simulation(options),
        "side": side_constraints(options), "stops": stopped(options),
    })


if __name__ == "__main__":
    main()
