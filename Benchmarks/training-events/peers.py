"""Times two peers that load the lines of the training reports into SQLite without checking them.

Usage: python3 peers.py FILE.tsv.gz

Each peer runs in a process of its own and prints seconds and peak memory. Needs the packages of requirements.txt:

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install -r requirements.txt
    /tmp/peers/bin/python peers.py FILE.tsv.gz
"""

import csv
import gzip
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time


def load_with_pandas(source, database):
    import pandas

    frame = pandas.read_csv(source, sep="\t", dtype=str, keep_default_na=False)
    with sqlite3.connect(database) as connection:
        frame.to_sql("line", connection, index=False)


def load_with_sqlite_utils(source, database):
    import sqlite_utils

    with gzip.open(source, "rt", newline="", encoding="utf-8") as lines:
        sqlite_utils.Database(database)["line"].insert_all(csv.DictReader(lines, delimiter="\t"))


PEERS = {"pandas": load_with_pandas, "sqlite-utils": load_with_sqlite_utils}


def run(peer, source):
    """Loads the file once, after the packages are imported, and prints what it took."""
    __import__(peer.replace("-", "_"))
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "lines.sqlite")
        started = time.perf_counter()
        PEERS[peer](source, database)
        seconds = time.perf_counter() - started
        with sqlite3.connect(database) as connection:
            (count,) = connection.execute("SELECT count(*) FROM line").fetchone()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{peer}: {count} rows, {seconds:.2f} s, peak {peak} MB", flush=True)


def main():
    if len(sys.argv) == 2:
        for peer in PEERS:
            subprocess.run([sys.executable, __file__, sys.argv[1], peer], check=True)
    elif len(sys.argv) == 3 and sys.argv[2] in PEERS:
        run(sys.argv[2], sys.argv[1])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
