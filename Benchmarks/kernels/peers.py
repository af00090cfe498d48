"""Runs one peer on one task and writes one JSON object.

Usage: peers.py highs|cp-sat INSTANCE SIDE SECONDS      an assignment with side constraints
       peers.py matching MARKET.json                    deferred acceptance, rows proposing
       peers.py numpy SLOTS STEPS REPLICATIONS SEED     slots that empty and fill

Seconds are of the processor, in the peer's own call alone; one thread each.
"""

import json
import math
import pathlib
import sys
import threading
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "assignment"))
import instances  # noqa: E402


class Side:
    """A side-constraint file; docs/formats/side-constraints.md describes it."""

    def __init__(self, path, instance):
        words = np.fromfile(path, dtype="<i4").astype(np.int64)
        couple_count, office_count, self.budget, _ = (int(word) for word in words[:4])
        columns, pairs = instance.column_count, len(instance.column)
        ends = np.cumsum([4, columns, columns, pairs, 2 * couple_count, office_count])
        _, self.location, self.office, self.cost, couples, self.minimum, _ = np.split(words, ends)
        self.couples = couples.reshape(-1, 2)

    def sites(self, instance, couple):
        """For each location that either row of a couple can have, the pairs of the first row and of the second."""
        spans = [range(instance.start[row], instance.start[row + 1]) for row in couple]
        for site in sorted({self.location[instance.column[pair]] for span in spans for pair in span}):
            yield [[p for p in span if self.location[instance.column[p]] == site] for span in spans]


def rules(instance, side):
    """Every rule as pairs, coefficients, least and greatest value."""
    free = -math.inf
    order = np.argsort(instance.column, kind="stable")
    by_column = np.split(order, np.searchsorted(instance.column[order], np.arange(1, instance.column_count)))
    for a, b in zip(instance.start, instance.start[1:]):
        yield np.arange(a, b), None, free, 1
    for pairs in by_column:
        yield pairs, None, free, 1
    offices = side.office[instance.column]
    for office, minimum in enumerate(side.minimum):
        yield np.flatnonzero(offices == office), None, minimum, math.inf
    dear = np.flatnonzero(side.cost)
    yield dear, side.cost[dear], free, side.budget
    for couple in side.couples:
        for first, second in side.sites(instance, couple):
            yield np.array(first + second), np.array([1] * len(first) + [-1] * len(second)), 0, 0


def highs(instance, side, seconds):
    import highspy

    parts = list(rules(instance, side))
    model = highspy.HighsLp()
    pairs = len(instance.column)
    model.num_col_, model.num_row_ = pairs, len(parts)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = instance.weight.astype(np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(pairs), np.ones(pairs)
    model.row_lower_ = np.array([part[2] for part in parts], np.float64)
    model.row_upper_ = np.array([part[3] for part in parts], np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(part[0]) for part in parts])])
    model.a_matrix_.index_ = np.concatenate([part[0] for part in parts])
    model.a_matrix_.value_ = np.concatenate([
        np.ones(len(part[0])) if part[1] is None else part[1] for part in parts
    ]).astype(np.float64)
    model.integrality_ = [highspy.HighsVarType.kInteger] * pairs
    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99), ("time_limit", seconds),
    ):
        solver.setOptionValue(name, value)
    solver.passModel(model)
    begun = time.process_time()
    solver.run()
    spent = time.process_time() - begun
    info = solver.getInfo()
    found = info.primal_solution_status == 2
    return spent, round(info.objective_function_value) if found else None, math.floor(info.mip_dual_bound + 1e-6)


def cp_sat(instance, side, seconds):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(len(instance.column))]
    for pairs, coefficients, least, greatest in rules(instance, side):
        terms = [chosen[pair] for pair in pairs]
        if coefficients is None and greatest == 1:
            model.add_at_most_one(terms)
            continue
        total = cp_model.LinearExpr.weighted_sum(terms, [1] * len(terms) if coefficients is None else coefficients.tolist())
        if least > -math.inf:
            model.add(total >= int(least))
        if greatest < math.inf:
            model.add(total <= int(greatest))
    model.maximize(cp_model.LinearExpr.weighted_sum(chosen, instance.weight.tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    begun = time.process_time()
    status = solver.solve(model)
    spent = time.process_time() - begun
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return spent, round(solver.objective_value) if found else None, math.floor(solver.best_objective_bound + 1e-6)


def matching(path):
    import matching.games

    market = json.loads(pathlib.Path(path).read_text())
    start, column = market["start"], market["column"]
    rows = {
        row: [column[pair] for pair in sorted(range(a, b), key=lambda pair: -market["rowScore"][pair])]
        for row, (a, b) in enumerate(zip(start, start[1:]))
    }
    takers = {}
    for row, (a, b) in enumerate(zip(start, start[1:])):
        for pair in range(a, b):
            takers.setdefault(column[pair], []).append((-market["columnScore"][pair], row))
    columns = {name: [row for _, row in sorted(list_)] for name, list_ in takers.items()}
    game = matching.games.HospitalResident.create_from_dictionaries(rows, columns, dict.fromkeys(columns, 1))
    begun = time.process_time()
    found = game.solve(optimal="resident")
    spent = time.process_time() - begun
    columns = [-1] * len(rows)
    for seat, sitters in found.items():
        for sitter in sitters:
            columns[sitter.name] = seat.name
    return {"seconds": spent, "columns": columns}


def renewals(slots, steps, replications, seed):
    """Step by step, every slot of a replication at once."""
    generator = np.random.default_rng(seed)
    start = np.where(generator.integers(0, 100, slots) < 8, 0, generator.integers(1, 37, slots)).astype(np.int16)
    ends = np.zeros(replications)
    begun = time.process_time()
    for replication in range(replications):
        remaining = start.copy()
        for _ in range(steps):
            draw = generator.random(slots, dtype=np.float32)
            empty = remaining == 0
            leaves = ~empty & ((remaining == 1) | (draw < 0.008))
            fills = empty & (draw < 0.25)
            remaining = np.where(empty, 0, remaining - 1).astype(np.int16)
            remaining[leaves] = 0
            remaining[fills] = np.where(generator.random(np.count_nonzero(fills)) < 0.5, 24, 36)
        ends[replication] = np.count_nonzero(remaining == 0)
    return {"seconds": time.process_time() - begun, "mean": ends.mean(), "deviation": ends.std(ddof=1)}


def main():
    peer, *rest = sys.argv[1:]
    if peer == "matching":
        # The library copies its players, who name each other, by recursion.
        sys.setrecursionlimit(10_000_000)
        threading.stack_size(1 << 30)
        found = []
        thread = threading.Thread(target=lambda: found.append(matching(rest[0])))
        thread.start()
        thread.join()
        answer = found[0]
    elif peer == "numpy":
        answer = renewals(*(int(word) for word in rest))
    else:
        instance = instances.read(rest[0])
        spent, objective, bound = {"highs": highs, "cp-sat": cp_sat}[peer](instance, Side(rest[1], instance), float(rest[2]))
        answer = {"seconds": spent, "objective": objective, "bound": bound}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
