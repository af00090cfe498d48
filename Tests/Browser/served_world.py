"""A demo world with one slate, served by the built executable, and the three ways to ask it: page, API, command."""
# Tests that write have a world of their own, so that no test depends on another.

import csv
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.request
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXECUTABLE = os.environ.get("CADRE_EXECUTABLE", str(ROOT / ".build/debug/cadre"))
SECONDS_TO_START = 180


class ServedWorld:
    """Made once a run; nothing of it outlives the run."""

    def __init__(self, made=None):
        """Makes the world, or takes a copy of one that was made (`ServedWorld.copy`)."""
        self.folder = tempfile.TemporaryDirectory(prefix="cadre-browser-")
        self.directory = os.path.join(self.folder.name, "world")
        self.kept = os.path.join(self.folder.name, "kept")
        if made is None:
            self.command("demo", "--seed", "1", "--no-serve")
            # March alone keeps the solve short in a debug build; positions that stand empty today belong to it too.
            solved = self.command("slate", "solve", "--from", "2027-03-01", "--to", "2027-03-31", "--as", "officer")
            self.slate = re.search(r"slt_\w+", solved).group()
            shutil.copytree(self.directory, self.kept)
        else:
            self.slate = made.slate
            shutil.copytree(made.kept, self.directory)
        self.process = subprocess.Popen(
            [EXECUTABLE, "serve", "--data", self.directory, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.address = self.process.stdout.readline().strip().rstrip("/")
        if not self.address:
            raise RuntimeError(f"the server did not start: status {self.process.wait(SECONDS_TO_START)}")

    def copy(self):
        """The same world as it was made, served on its own, for a test that changes it."""
        return ServedWorld(self)

    def stop(self):
        self.process.terminate()
        status = self.process.wait(60)
        self.folder.cleanup()
        return status

    def command(self, *arguments):
        """What a command writes; it must succeed."""
        ran = subprocess.run(
            [EXECUTABLE, *arguments, "--data", self.directory], capture_output=True, text=True, check=False,
        )
        assert ran.returncode == 0, f"cadre {' '.join(arguments)}: status {ran.returncode}, {ran.stderr}"
        return ran.stdout

    def command_json(self, *arguments):
        return json.loads(self.command(*arguments, "-o", "json"))

    def get(self, path):
        """The body of an answer as text."""
        return self.body(path).decode()

    def body(self, path):
        """The body of an answer as bytes, unpacked."""
        request = urllib.request.Request(self.address + path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
            return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body

    def send(self, path, fields, version=None, key=None):
        """Sends a change as a program would, and returns the answer's text."""
        headers = {
            "Content-Type": "application/json", "Accept": "application/json", "Authorization": "Persona officer",
            "Idempotency-Key": key or str(uuid.uuid4()), **({"If-Match": f'"{version}"'} if version else {}),
        }
        request = urllib.request.Request(
            self.address + path, method="POST", data=json.dumps(fields).encode(), headers=headers,
        )
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()

    def solve(self, first, last):
        """Solves a slate over HTTP and returns its identity; asks again while its run takes longer than an answer waits."""
        key, made = str(uuid.uuid4()), None
        while not made:
            made = re.search(r"slt_\w+", self.send("/slates", {"from": first, "to": last}, key=key))
        return made.group()

    def json(self, path):
        """The JSON of a page: its address with `.json` before the query."""
        return json.loads(self.get(with_ending(path, ".json")))

    def csv(self, path):
        """The rows of a page's CSV, each as a dictionary."""
        return list(csv.DictReader(io.StringIO(self.get(with_ending(path, ".csv")))))


def with_ending(path, ending):
    stem, mark, query = path.partition("?")
    return f"{'/desk' if stem == '/' else stem}{ending}{mark}{query}"


def number(text):
    """The first whole number in a text, with its thousands divided by commas or thin spaces."""
    found = re.search(r"\d+(?:[,\u2009\u202f\u00a0]\d{3})*", text)
    return int(re.sub(r"\D", "", found.group())) if found else None
