"""Makes side constraints for an instance from a seed: couples, minimums of offices and a budget of moves.

Usage: constraints.py INSTANCE SEED FILE

docs/formats/side-constraints.md describes the file. An assignment that keeps to everything exists: the minimums and the
budget are taken from one, which is made from blurred weights that moving makes smaller.
"""

import sys

import instances
import numpy as np
from scipy.optimize import linear_sum_assignment

LOCATION_COUNT, OFFICE_COUNT = 40, 40
ROWS_PER_COUPLE = 25


def placed(problem, weight, is_closed):
    """The pairs of a best assignment in which rows and columns may stay unmatched."""
    rows, columns = problem.row_count, problem.column_count
    dense = np.zeros((rows, columns))
    dense[problem.rows(), problem.column] = np.where(is_closed, 0, weight)
    row, column = linear_sum_assignment(dense, maximize=True)
    index = np.full((rows, columns), -1, np.int32)
    index[problem.rows(), problem.column] = np.arange(len(problem.column))
    pair = index[row, column]
    return pair[(pair >= 0) & ~is_closed[pair]]


def drawn_couples(problem, location, count, generator):
    """Pairs of rows with two locations or more in common."""
    sites = [set(location[problem.column[a:b]]) for a, b in zip(problem.start, problem.start[1:])]
    waiting, couples = list(generator.permutation(problem.row_count)), []
    while waiting and len(couples) < count:
        first = waiting.pop()
        for index, second in enumerate(waiting[-200:]):
            if len(sites[first] & sites[second]) >= 2:
                couples.append((first, second))
                waiting.remove(second)
                break
    return np.array(couples, np.int64).reshape(-1, 2), sites


def make(problem, seed):
    generator = np.random.default_rng([seed, problem.row_count])
    rows, column = problem.rows(), problem.column
    location = generator.integers(0, LOCATION_COUNT, problem.column_count)
    office = generator.integers(0, OFFICE_COUNT, problem.column_count)
    cost = np.where(generator.random(len(column)) < 0.15, 0, generator.integers(20, 400, len(column)))
    couples, sites = drawn_couples(problem, location, problem.row_count // ROWS_PER_COUPLE, generator)
    is_closed = np.zeros(len(column), bool)
    for pair in couples:
        shared = sorted(sites[pair[0]] & sites[pair[1]])
        site = shared[generator.integers(len(shared))]
        for row in pair:
            span = slice(problem.start[row], problem.start[row + 1])
            is_closed[span] = location[column[span]] != site
    blurred = problem.weight * generator.uniform(0.9, 1.1, len(column)) - 150 * cost
    blurred += 40_000 * (office % 3 == 0)[column]
    witness = placed(problem, np.maximum(blurred, 1), is_closed)
    is_placed = np.zeros(problem.row_count, bool)
    is_placed[rows[witness]] = True
    halves = couples[is_placed[couples].sum(1) == 1].ravel()
    witness = witness[~np.isin(rows[witness], halves)]
    fill = np.bincount(office[column[witness]], minlength=OFFICE_COUNT)
    minimum = np.where(np.arange(OFFICE_COUNT) % 3 == 0, fill, fill * 9 // 10)
    header = [len(couples), OFFICE_COUNT, int(cost[witness].sum()), LOCATION_COUNT]
    return header, location, office, cost, couples.ravel(), minimum


if __name__ == "__main__":
    source, seed, target = sys.argv[1:]
    with open(target, "wb") as file:
        for part in make(instances.read(source), int(seed)):
            file.write(np.asarray(part).astype("<i4").tobytes())
