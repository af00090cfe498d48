"""Measures how long `cadre solve` goes on after it is told to stop, at moments spread over a whole run."""

import signal
import subprocess
import sys
import time

MOMENT_COUNT = 40
STOP_LIMIT = 0.050  # seconds, asked of every moment
OUT_OF_TIME = 7  # how a run ends that has an answer and no proof


def whole(command):
    """The seconds of a run that nobody stops."""
    begin = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, OUT_OF_TIME):
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return time.monotonic() - begin


def stop(command, after):
    """The seconds from the signal to the end; None where the run had ended before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    if process.poll() is not None:
        return None
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.wait()
    return time.monotonic() - begin


def measured(command):
    """The seconds of the whole run, and those after the signal at each moment before its end, in order."""
    command = [str(word) for word in command]
    seconds = whole(command)
    waits = [stop(command, seconds * moment / (MOMENT_COUNT + 1)) for moment in range(1, MOMENT_COUNT + 1)]
    return seconds, sorted(wait for wait in waits if wait is not None)
