#!/usr/bin/env python3
"""Makes Sources/CadreExchange/ReferenceTables/training_demand.csv.

    python3 scripts/training-demand.py FILE

FILE is the published table of the annual Foreign Military Training reports (tab-separated, gzip). The result has one
row a partner: students and cost over the reports of fiscal years 2015 to 2019. Partners are named through
countries.csv and country_aliases.csv; a spelling that maps to no country is counted on standard error, never guessed.
The reports carry a line "Program Totals" under each programme; it repeats the lines above it and is left out.
"""

import csv
import gzip
import io
import re
import sys
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "Sources/CadreExchange/ReferenceTables"
REPORTS = ["2015_2016", "2016_2017", "2017_2018", "2018_2019", "2019_2020"]
SOURCE = (
    "Foreign Military Training reports of the US Departments of State and Defense, report_fy "
    + " ".join(REPORTS)
    + " (the first year of each), parsed by security-force-monitor/fmtrpt_data (MIT); lines 'Program Totals' left out"
)


def normal(name):
    """Lower case, no diacritics, no punctuation, without the words "the" and "and"."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    return " ".join(word for word in words if word not in ("the", "and"))


def table(name):
    with open(TABLES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    """A whole number written with or without thousands commas and a dollar sign; None where it is anything else."""
    match = re.fullmatch(r"\$?(\d{1,3}(?:,\d{3})+|\d+)", text.strip())
    return int(match.group(1).replace(",", "")) if match else None


def main(path):
    partners = {normal(row["alias"]): row["iso3"] for row in table("country_aliases.csv")}
    partners.update({normal(row["name"]): row["iso3"] for row in table("countries.csv")})
    sums, unmapped, unread, totals = {}, {}, 0, 0
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["report_fy"] not in REPORTS:
                continue
            if re.fullmatch(r"(Fiscal Year|FY) \d+ Program Totals", row["course_title"].strip()):
                totals += 1
                continue
            iso3 = partners.get(normal(row["country_as_printed"]), "")
            if not iso3:
                unmapped[row["country_as_printed"]] = unmapped.get(row["country_as_printed"], 0) + 1
                continue
            students, dollars = number(row["quantity"]), number(row["total_cost"])
            unread += (students is None) + (dollars is None)
            entry = sums.setdefault(iso3, [0, 0])
            entry[0] += students or 0
            entry[1] += (dollars or 0) * 100
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["iso3", "fiscal_years", "students", "cost_cents", "confidence", "source"])
    for iso3 in sorted(sums):
        writer.writerow([iso3, "FY2015-FY2019", *sums[iso3], "secondary", SOURCE])
    (TABLES / "training_demand.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    print(
        f"{len(sums)} partners, {sum(s for s, _ in sums.values())} students, {totals} total lines left out,"
        f" {unread} unreadable figures counted as nothing, unmapped: {unmapped or 'none'}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
