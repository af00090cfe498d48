"""Computes the 21 staffing tables with DuckDB and SQLite, compares every cell, and writes the page of results.

Usage: peers.py MEASURE_BINARY WORK_FOLDER PAGE
Needs the package of requirements.txt; SQLite is the one in Python.
"""

import csv
import itertools
import pathlib
import platform
import sqlite3
import subprocess
import sys
import time

import duckdb

DIMENSIONS = ["command", "country", "office", "service", "grade", "func"]
TABLES = [(d,) for d in DIMENSIONS] + list(itertools.combinations(DIMENSIONS, 2))
MEASURES = [
    "required", "authorized", "funded", "filled", "vacant", "qualified", "gap_days", "overlap_days", "key_empty",
    "past_planned_end", "projected_vacant", "projected_with_relief", "projected_without_relief",
]
POSITION = (
    "id integer, command text, country text, office text, service text, grade text, func text, state text, "
    "key_billet integer, valid_from integer, valid_to integer"
)
ASSIGNMENT = (
    "id integer, position integer, occupied_from integer, occupied_to integer, planned_end integer, "
    "qualified_from integer, qualified_to integer"
)


def fact_sql(day: int, horizon: int, most: str, least: str) -> str:
    """One row a position with every measure; the same statement for both peers but for two function names."""
    return f"""
    create temp table fact as
    with held as (
        select a.*, p.valid_from,
            max(occupied_to) over (
                partition by position order by occupied_from, occupied_to, a.id
                rows between unbounded preceding and 1 preceding) as reach
        from assignment a join position p on p.id = a.position
        where occupied_from < occupied_to and p.valid_from <= {day} and {day} < p.valid_to
    ), clipped as (
        select *, {most}(occupied_from, {day - 365}, valid_from) as s, {least}(occupied_to, {day}) as e,
            {most}({day - 365}, valid_from, coalesce(reach, 0)) as covered_to,
            {most}({day}, coalesce(reach, 0)) as held_to
        from held
    ), holder as (
        select position,
            max(occupied_from <= {day} and {day} < occupied_to) as is_held,
            max(occupied_from <= {day} and {day} < occupied_to
                and qualified_from <= {day} and {day} < qualified_to) as is_qualified,
            max(occupied_from <= {day} and {day} < occupied_to and planned_end <= {day}) as is_past,
            sum({most}(0, e - s)) as total,
            sum(case when s < e then {most}(0, e - {most}(s, covered_to)) else 0 end) as covered,
            coalesce(min(case when occupied_from > held_to then held_to end), {most}({day}, max(occupied_to)))
                as empty_from,
            max(occupied_from) as last_from
        from clipped group by position
    ), status as (
        select p.*, p.state <> 'required' as is_authorized, coalesce(is_held, false) as is_held,
            coalesce(is_qualified, false) as is_qualified, coalesce(is_past, false) as is_past,
            case when p.state <> 'required' then {most}(0, {day} - {most}({day - 365}, p.valid_from))
                - coalesce(covered, 0) else 0 end as gap,
            case when p.state <> 'required' then coalesce(total, 0) - coalesce(covered, 0) else 0 end as overlap,
            coalesce(empty_from, {day}) as empty_from, coalesce(last_from, 0) as last_from
        from position p left join holder h on h.position = p.id
        where p.valid_from <= {day} and {day} < p.valid_to
    )
    select {", ".join(DIMENSIONS)},
        1 as required, cast(is_authorized as integer) as authorized, cast(state = 'funded' as integer) as funded,
        cast(is_authorized and is_held as integer) as filled,
        cast(is_authorized and not is_held as integer) as vacant,
        cast(is_authorized and is_qualified as integer) as qualified,
        gap as gap_days, overlap as overlap_days,
        cast(is_authorized and not is_held and key_billet = 1 as integer) as key_empty,
        cast(is_authorized and is_past as integer) as past_planned_end,
        cast(is_authorized and empty_from < {least}({horizon}, valid_to) as integer) as projected_vacant,
        cast(is_authorized and empty_from < {least}({horizon}, valid_to) and last_from > empty_from as integer)
            as projected_with_relief,
        cast(is_authorized and empty_from < {least}({horizon}, valid_to) and last_from <= empty_from as integer)
            as projected_without_relief
    from status"""


SUMS = ", ".join(f"sum({m}) as {m}" for m in MEASURES)


def duckdb_cells() -> str:
    sets = ", ".join("(" + ", ".join(t) + ")" for t in TABLES)
    flags = ", ".join(f"grouping({d}) as no_{d}" for d in DIMENSIONS)
    return (
        f"create temp table cell as select {', '.join(DIMENSIONS)}, {flags}, {SUMS} from fact "
        f"group by grouping sets ({sets})"
    )


def sqlite_cells() -> str:
    parts = [
        f"select '{'+'.join(t)}' as name, {t[0]} as row_key, {t[1] if len(t) == 2 else repr('')} as column_key, {SUMS} "
        f"from fact group by {', '.join(t)}"
        for t in TABLES
    ]
    return "create temp table cell as " + " union all ".join(parts)


def best_of(runs: int, connection, statements: list[str]) -> float:
    best = float("inf")
    for _ in range(runs):
        connection.execute("drop table if exists fact")
        connection.execute("drop table if exists cell")
        start = time.perf_counter()
        for statement in statements:
            connection.execute(statement)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def run_duckdb(folder: pathlib.Path, day: int, horizon: int):
    connection = duckdb.connect()
    connection.execute("PRAGMA threads=1")
    start = time.perf_counter()
    for name, columns in (("position", POSITION), ("assignment", ASSIGNMENT)):
        connection.execute(f"create table {name} ({columns})")
        connection.execute(f"copy {name} from '{folder / name}.csv' (header false)")
    load = (time.perf_counter() - start) * 1000
    best = best_of(5, connection, [fact_sql(day, horizon, "greatest", "least"), duckdb_cells()])
    cells = {}
    for row in connection.execute("select * from cell").fetchall():
        used = [i for i in range(6) if row[6 + i] == 0]
        name = "+".join(DIMENSIONS[i] for i in used)
        key = (name, row[used[0]], row[used[1]] if len(used) == 2 else "")
        cells[key] = tuple(int(v) for v in row[12:])
    return load, best, cells


def run_sqlite(folder: pathlib.Path, day: int, horizon: int, runs: int):
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA temp_store=MEMORY")
    start = time.perf_counter()
    for name, columns in (("position", POSITION), ("assignment", ASSIGNMENT)):
        connection.execute(f"create table {name} ({columns.replace('id integer,', 'id integer primary key,', 1)})")
        marks = ", ".join("?" * (columns.count(",") + 1))
        with open(folder / f"{name}.csv", newline="") as file:
            connection.executemany(f"insert into {name} values ({marks})", csv.reader(file))
    connection.execute("create index assignment_position on assignment (position, occupied_from, occupied_to, id)")
    connection.execute("analyze")
    connection.commit()
    load = (time.perf_counter() - start) * 1000
    best = best_of(runs, connection, [fact_sql(day, horizon, "max", "min"), sqlite_cells()])
    cells = {tuple(row[:3]): tuple(row[3:]) for row in connection.execute("select * from cell")}
    return load, best, cells


def read_cells(folder: pathlib.Path):
    with open(folder / "cells.csv", newline="") as file:
        return {tuple(row[:3]): tuple(int(v) for v in row[3:]) for row in csv.reader(file)}


def compare(name: str, expected: dict, found: dict) -> None:
    if expected != found:
        wrong = sorted(k for k in expected.keys() | found.keys() if expected.get(k) != found.get(k))
        details = "\n".join(f"{k}: Cadre {expected.get(k)}, {name} {found.get(k)}" for k in wrong[:10])
        sys.exit(f"{name} differs in {len(wrong)} cells:\n{details}")


def swift_version() -> str:
    text = subprocess.run(["swift", "--version"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split("(")[0].split())


def main() -> None:
    binary, work, page = (pathlib.Path(p) for p in sys.argv[1:4])
    lines, notes = [], []
    for count, sqlite_runs in ((15_000, 5), (1_000_000, 1)):
        folder = work / str(count)
        subprocess.run([binary, str(count), folder], check=True, stdout=subprocess.DEVNULL)
        times = {row[0]: float(row[1]) for row in csv.reader(open(folder / "times.csv"))}
        day, horizon = int(times["as_of"]), int(times["horizon"])
        expected = read_cells(folder)
        duck_load, duck, duck_cells = run_duckdb(folder, day, horizon)
        compare("DuckDB", expected, duck_cells)
        lite_load, lite, lite_cells = run_sqlite(folder, day, horizon, sqlite_runs)
        compare("SQLite", expected, lite_cells)
        with open(folder / "assignment.csv") as file:
            assignments = sum(1 for _ in file)
        lines += [
            f"| {count:,} | Cadre | {times['whole']:,.1f} | 1.0 | {times['build']:,.0f} |",
            f"| {count:,} | DuckDB | {duck:,.1f} | {duck / times['whole']:,.1f} | {duck_load:,.0f} |",
            f"| {count:,} | SQLite | {lite:,.1f} | {lite / times['whole']:,.1f} | {lite_load:,.0f} |",
        ]
        notes.append(
            f"- {count:,} positions, {assignments:,} assignments: {len(expected):,} cells of {len(MEASURES)} figures "
            f"each, equal in all three. Of Cadre's time: statuses {times['statuses']:,.1f} ms, cube "
            f"{times['cube']:,.1f} ms, tables {times['tables']:,.1f} ms (each the best of its five)."
        )
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        "# Staffing: the full cube\n\n"
        "The six tables by one dimension and the fifteen by two, with all thirteen measures of "
        "[measures.md](../measures.md), for one day.\n\n"
        "| positions | program | best, ms | times Cadre | getting ready, ms |\n|---:|---|---:|---:|---:|\n"
        + "\n".join(lines) + "\n\n" + "\n".join(notes) + "\n\n"
        "## What is measured\n\n"
        "All three start from the same two lists in memory: positions with their six dimensions, state, key flag and "
        "validity, and assignments with occupied days, planned end and qualified days. Each works out the status of "
        "every position (holders, gap and overlap days of the past year, first empty day of the coming 24 months, "
        "relief) and then the 21 tables, on one thread. The run stops unless every figure of every cell is the "
        "same.\n\n"
        "- Cadre: `roster.day(asOf:)`, `StaffingCube(day:)` and `table(by:)` for all 21, best of 5. Getting ready is "
        "building the roster from the register in memory, which also works out who is qualified on which days from "
        "grades, clearances, languages and certifications; the peers are given that result.\n"
        "- DuckDB: one `create table as` for the statuses, one with `grouping sets` for the tables, `PRAGMA "
        "threads=1`, best of 5. Getting ready is reading the two CSV files.\n"
        "- SQLite: the same statement for the statuses, then 21 `group by` in one statement, in memory, with an index "
        "on (position, start), after `analyze`; best of 5, a single run at a million. Getting ready is reading the "
        "two CSV files through Python and building the index.\n\n"
        "The register is synthetic and depends on its seed alone: at most 2,000 offices, 160 countries, about 3.7 "
        "assignments a position.\n\n"
        "## Run it\n\n"
        "```\n"
        "swift build -c release --package-path Benchmarks/staffing\n"
        "python3 -m venv .venv && .venv/bin/pip install -r Benchmarks/staffing/requirements.txt\n"
        ".venv/bin/python Benchmarks/staffing/peers.py Benchmarks/staffing/.build/release/measure-staffing "
        "/tmp/staffing docs/performance/staffing.md\n"
        "```\n\n"
        f"Hardware: 2-core x86-64, 24 GiB. DuckDB {duckdb.__version__}, SQLite {sqlite3.sqlite_version}, Python "
        f"{platform.python_version()}, {swift_version()}.\n"
    )


if __name__ == "__main__":
    main()
