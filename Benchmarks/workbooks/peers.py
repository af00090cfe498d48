"""Reads every cell of the first sheet of a workbook with a peer, or writes the workbook that is measured.

Usage: python3 peers.py FILE openpyxl|calamine|make
"""

import datetime
import sys

ROWS = 100_000
COLUMNS = (
    "number,title,office,country,post,command,service,kind,grade_min,grade_max,specialty,sc_code,clearance,languages,"
    "tour_accompanied,tour_unaccompanied,key_billet,joint_duty,funding,counts_toward_cap,state,valid_from,valid_to"
).split(",")
COUNTRIES = ["PHL", "DEU", "KEN", "COL", "JOR", "POL", "JPN", "UKR"]


def make(path):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Positions")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, COLUMNS)
    for index in range(ROWS):
        country = COUNTRIES[index % len(COUNTRIES)]
        sheet.write_row(
            index + 1, 0,
            [
                f"B-{index:06d}", f"Programs officer {index % 90}", f"ODC-{country}", country, "Capital", None, "USA",
                "military", "O4", "O5", "48F", f"SC2{'ABCDEF'[index % 6]}3", "top_secret", "fra 2/2/2 required", 36, 24,
                "no", "yes" if index % 3 else "no", "fms_admin", "yes", "funded",
            ],
        )
        sheet.write_datetime(index + 1, 21, datetime.datetime(2020, 10, 1), day)
    book.close()


def read_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def read_calamine(path):
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    return len(book.get_sheet_by_index(0).to_python())


def main():
    path, peer = sys.argv[1:]
    if peer == "make":
        make(path)
    else:
        rows = {"openpyxl": read_openpyxl, "calamine": read_calamine}[peer](path)
        assert rows == ROWS + 1, rows
        print(f"{rows} rows")


if __name__ == "__main__":
    main()
