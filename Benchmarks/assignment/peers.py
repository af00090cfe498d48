"""Solves one instance file with one peer and writes one JSON object: objective, seconds, buildSeconds, peakBytes.

Usage: peers.py PEER FILE SECONDS

Seconds are of the processor, in the solver's own call alone; making the arrays and models that it takes is
buildSeconds. SECONDS after solving began, by the clock, SIGALRM ends the process: a limit on processor time would make
Linux count that time by ticks of some milliseconds only.
"""

import importlib
import json
import signal
import sys
import time

import numpy as np

import instances


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM"))


def ortools_assignment(instance, library):
    """Linear sum assignment, which matches every row and column.

    Where they may stay unmatched, the graph is doubled: each row gets a column and each column a row of its own at
    cost 0, and these are joined where the pair is, at cost 0.
    """
    rows, n, m = instance.rows(), instance.row_count, instance.column_count
    left, right, cost = rows, instance.column, -instance.weight
    if not instance.must_match:
        every_row, every_column = np.arange(n), np.arange(m)
        left = np.concatenate([left, every_row, n + every_column, n + instance.column])
        right = np.concatenate([right, m + every_row, every_column, m + rows])
        cost = np.concatenate([cost, np.zeros(n + m + len(rows), np.int64)])
    solver = library.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(left, right, cost)

    def solve():
        assert solver.solve() == solver.OPTIMAL
        return -solver.optimal_cost()

    return solve


def ortools_flow(instance, library):
    """Minimum cost flow of one unit a row, to the columns where all are matched, else to a sink past them."""
    n, m = instance.row_count, instance.column_count
    tail, head, cost = instance.rows(), n + instance.column, -instance.weight
    supply = np.concatenate([np.ones(n, np.int64), np.full(m, -1)])
    if not (instance.must_match and n == m):
        skipping = np.arange(0 if instance.must_match else n)
        tail = np.concatenate([tail, n + np.arange(m), skipping])
        head = np.concatenate([head, np.full(m + len(skipping), n + m)])
        cost = np.concatenate([cost, np.zeros(m + len(skipping), np.int64)])
        supply = np.concatenate([np.ones(n, np.int64), np.zeros(m, np.int64), [-n]])
    solver = library.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tail, head, np.ones(len(tail), np.int64), cost)
    solver.set_nodes_supplies(np.arange(len(supply)), supply)

    def solve():
        assert solver.solve() == solver.OPTIMAL
        return -solver.optimal_cost()

    return solve


def scipy_sparse(instance, library):
    """Minimum weight full bipartite matching.

    Where rows may stay unmatched, each gets a column of its own. A weight of 0 would be no pair, so every weight is
    raised by 1, which every full matching feels alike.
    """
    n, m = instance.row_count, instance.column_count
    column, weight, start = instance.column, instance.weight + 1, instance.start
    if not instance.must_match:
        ends = start[1:]
        column = np.insert(column, ends, m + np.arange(n))
        weight = np.insert(weight, ends, np.ones(n, np.int64))
        start = start + np.arange(n + 1)
    width = m if instance.must_match else m + n
    parts = weight.astype(np.float64), column.astype(np.int32), start.astype(np.int32)
    graph = sys.modules["scipy.sparse"].csr_array(parts, (n, width))

    def solve():
        rows, columns = library.min_weight_full_bipartite_matching(graph, maximize=True)
        return lambda: int(round(graph[rows, columns].sum())) - n

    return solve


def highs(instance, highspy):
    """The linear programme, whose corners are whole numbers."""
    n, m, pairs = instance.row_count, instance.column_count, len(instance.column)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = pairs, n + m
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = instance.weight.astype(np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(pairs), np.ones(pairs)
    least = np.zeros(n + m)
    least[:n] = instance.must_match
    model.row_lower_, model.row_upper_ = least, np.ones(n + m)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, 2 * pairs + 1, 2)
    model.a_matrix_.index_ = np.column_stack([instance.rows(), n + instance.column]).ravel()
    model.a_matrix_.value_ = np.ones(2 * pairs)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)

    def solve():
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return int(round(solver.getInfo().objective_function_value))

    return solve


PEERS = {
    "ortools-assignment": (ortools_assignment, "ortools.graph.python.linear_sum_assignment"),
    "ortools-flow": (ortools_flow, "ortools.graph.python.min_cost_flow"),
    "scipy": (scipy_sparse, "scipy.sparse.csgraph"),
    "highs": (highs, "highspy"),
}


def main():
    name, path, seconds = sys.argv[1:]
    instance = instances.read(path)
    make, module = PEERS[name]
    library = importlib.import_module(module)
    before = time.process_time()
    solve = make(instance, library)
    built = time.process_time()
    signal.alarm(int(seconds))
    begun = time.process_time()
    objective = solve()
    solved = time.process_time()
    answer = {
        "objective": objective() if callable(objective) else objective, "seconds": solved - begun,
        "buildSeconds": built - before, "peakBytes": peak_bytes(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
