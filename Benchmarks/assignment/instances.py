"""Makes assignment problems of seven families from a seed, and reads and writes the instance file.

Usage: instances.py FAMILY ROWS PAIRS_PER_ROW SEED FILE

The same arguments and the same numpy give the same bytes. docs/formats/instance.md describes the file. Families:

- unif: pairs at random, weights 1 to 1,000,000; every row has to be matched.
- hot: 5 % of the columns draw half of all pairs and a large common value; every row has to be matched.
- tie: unif with weights 1 to 10.
- real: people and positions with speciality, grade, clearance, language, availability, place and wishes; 0.95 as many
  positions as people; both may stay unmatched.
- realtie: real with weights 1 to 17.
- short: real with 0.6 as many positions.
- hotopt: hot with 0.9 as many columns; both may stay unmatched.
"""

import sys

import numpy as np

MAGIC, VERSION = 0x46415453, 1
FAMILIES = ("unif", "hot", "tie", "real", "realtie", "short", "hotopt")
COLUMN_SHARE = {"real": 0.95, "realtie": 0.95, "short": 0.6, "hotopt": 0.9}
MUST_MATCH = ("unif", "hot", "tie")
ROWS_AT_ONCE = 20_000


class Instance:
    """Compressed rows; `must_match` is mode 0 of the file."""

    def __init__(self, column_count, start, column, weight, must_match):
        self.column_count, self.must_match = column_count, must_match
        self.start, self.column, self.weight = start, column, weight

    @property
    def row_count(self):
        return len(self.start) - 1

    def rows(self):
        """The row of each pair."""
        return np.repeat(np.arange(self.row_count, dtype=np.int64), np.diff(self.start))

    def write(self, path):
        largest = int(self.weight.max(initial=0))
        mode = 0 if self.must_match else 1
        header = [MAGIC, VERSION, self.row_count, self.column_count, len(self.column), 0, mode, largest] + 8 * [0]
        with open(path, "wb") as file:
            for part in (header, self.start, self.column, self.weight):
                file.write(np.asarray(part).astype("<u4").tobytes())


def read(path):
    words = np.fromfile(path, dtype="<u4")
    assert words[0] == MAGIC and words[1] == VERSION, f"{path} is no instance file"
    rows, columns, pairs = (int(x) for x in words[2:5])
    start, column, weight = np.split(words[16:], [rows + 1, rows + 1 + pairs])
    return Instance(columns, start.astype(np.int64), column.astype(np.int64), weight.astype(np.int64), words[6] == 0)


def chosen(candidates, is_fit, count, generator, always=None):
    """Up to `count` different fitting candidates of each row, at random, ascending; as (row, column) arrays.

    The column `always` of each row is among them where it is given.
    """
    if always is not None:
        candidates = np.hstack([always[:, None], candidates])
        is_fit = np.hstack([np.ones((len(always), 1), bool), is_fit])
    draw = generator.random(candidates.shape, dtype=np.float32)
    if always is not None:
        draw[:, 0] = -1
    draw[~is_fit] = 2
    # The draw that is smallest stands first among equal columns, and the others of them go.
    order = np.lexsort((draw, candidates))
    candidates, draw = np.take_along_axis(candidates, order, 1), np.take_along_axis(draw, order, 1)
    draw[:, 1:][candidates[:, 1:] == candidates[:, :-1]] = 2
    if draw.shape[1] > count:
        limit = np.partition(draw, count - 1, axis=1)[:, count - 1 : count]
        draw[draw > limit] = 2
    row, place = np.nonzero(draw < 1)
    return row, candidates[row, place]


def compressed(parts, row_count, column_count, must_match):
    counts = np.concatenate([np.bincount(row, minlength=size) for size, row, _, _ in parts])
    start = np.concatenate([[0], np.cumsum(counts)])
    column, weight = (np.concatenate([part[i] for part in parts]) for i in (2, 3))
    assert len(start) == row_count + 1
    return Instance(column_count, start, column, weight, must_match)


def random_pairs(family, row_count, per_row, generator):
    """unif, hot, tie and hotopt."""
    must_match = family in MUST_MATCH
    column_count = row_count if must_match else round(COLUMN_SHARE[family] * row_count)
    hot_count = max(1, column_count // 20) if family in ("hot", "hotopt") else 0
    # Hot columns are spread over all, so that their numbers say nothing.
    name = generator.permutation(column_count)
    partner = generator.permutation(row_count) if must_match else None
    parts = []
    for first in range(0, row_count, ROWS_AT_ONCE):
        size = min(ROWS_AT_ONCE, row_count - first)
        spare = per_row + per_row // 4 + 8
        place = generator.integers(0, column_count, (size, spare))
        if hot_count:
            is_hot = generator.random((size, spare)) < 0.5
            place = np.where(is_hot, generator.integers(0, hot_count, (size, spare)), place)
        always = None if partner is None else partner[first : first + size]
        row, column = chosen(name[place], np.ones(place.shape, bool), per_row, generator, always)
        weight = generator.integers(1, 11 if family == "tie" else 1_000_001, len(row))
        if hot_count:
            hot = np.zeros(column_count, np.int64)
            hot[name[:hot_count]] = 1_000_000
            weight = weight + hot[column]
        parts.append((size, row, column, weight))
    return compressed(parts, row_count, column_count, must_match)


GRADE_COUNT, LANGUAGE_COUNT, REGION_COUNT, MONTHS = 7, 30, 40, 24
GRADE_SHARE = np.array([30, 25, 18, 12, 8, 5, 2]) / 100


def traits(count, speciality_count, generator):
    """What people and positions have alike; few specialities are large and many are small."""
    share = 1 / np.arange(2, speciality_count + 2)
    return {
        "speciality": generator.choice(speciality_count, count, p=share / share.sum()),
        "grade": generator.choice(GRADE_COUNT, count, p=GRADE_SHARE),
        "clearance": generator.choice(4, count, p=[0.2, 0.4, 0.3, 0.1]),
        "month": generator.integers(0, MONTHS, count),
        "region": generator.integers(0, REGION_COUNT, count),
    }


def real_pairs(family, row_count, per_row, generator):
    """real, realtie and short: who fits what, and how well."""
    column_count = round(COLUMN_SHARE[family] * row_count)
    # A small workforce has fewer specialities, else hardly anybody would fit anything.
    speciality_count = min(24, max(4, row_count // 200))
    person = traits(row_count, speciality_count, generator)
    post = traits(column_count, speciality_count, generator)
    person["clearance"] = np.minimum(3, person["clearance"] + 1)
    person["languages"] = generator.integers(0, LANGUAGE_COUNT, (row_count, 2))
    person["wish"] = generator.integers(0, REGION_COUNT, (row_count, 3))
    # Language 0 asks for nothing, as three quarters of the positions do.
    post["language"] = generator.integers(0, LANGUAGE_COUNT, column_count) * (generator.random(column_count) < 0.25)
    post["priority"] = generator.integers(0, 100_000, column_count)
    key = post["speciality"] * GRADE_COUNT + post["grade"]
    by_key = np.argsort(key, kind="stable")
    ends = np.concatenate([[0], np.cumsum(np.bincount(key, minlength=speciality_count * GRADE_COUNT))])
    parts = []
    for first in range(0, row_count, ROWS_AT_ONCE):
        own = {name: values[first : first + ROWS_AT_ONCE] for name, values in person.items()}
        size = len(own["grade"])
        # Positions of one's speciality at one's grade and the next stand side by side.
        low = own["speciality"] * GRADE_COUNT + own["grade"]
        high = own["speciality"] * GRADE_COUNT + np.minimum(own["grade"] + 1, GRADE_COUNT - 1)
        begin, width = ends[low], ends[high + 1] - ends[low]
        draw = generator.random((size, 5 * per_row))
        place = begin[:, None] + (draw * width[:, None]).astype(np.int64)
        candidates = by_key[np.minimum(place, column_count - 1)]
        is_fit = (width > 0)[:, None] & (post["clearance"][candidates] <= own["clearance"][:, None])
        wait = post["month"][candidates] - own["month"][:, None]
        is_fit &= (wait >= -2) & (wait <= 12)
        language = post["language"][candidates]
        speaks = (language[:, :, None] == own["languages"][:, None, :]).any(2)
        is_fit &= (language == 0) | speaks | (generator.random(candidates.shape) < 0.2)
        row, column = chosen(candidates, is_fit, per_row, generator)
        parts.append((size, row, column, points(own, post, row, column, generator)))
    if family == "realtie":
        largest = max(int(part[3].max(initial=1)) for part in parts)
        parts = [(size, row, column, 1 + weight * 16 // largest) for size, row, column, weight in parts]
    return compressed(parts, row_count, column_count, False)


def points(own, post, row, column, generator):
    """What a pair is worth: the position, grade, language, waiting, distance and wish."""
    region = post["region"][column]
    away = np.abs(region - own["region"][row])
    wait = np.abs(post["month"][column] - own["month"][row])
    language = post["language"][column]
    speaks = (language > 0) & (language[:, None] == own["languages"][row]).any(1)
    wished = (region[:, None] == own["wish"][row]) @ np.array([150_000, 90_000, 50_000])
    return (
        200_000 + post["priority"][column] + wished + 120_000 * speaks
        + 100_000 * (post["grade"][column] == own["grade"][row])
        + 8_000 * (12 - wait) - 2_500 * away + generator.integers(0, 20_000, len(row))
    )


def make(family, row_count, per_row, seed):
    generator = np.random.default_rng([seed, FAMILIES.index(family), row_count, per_row])
    maker = random_pairs if family in ("unif", "hot", "tie", "hotopt") else real_pairs
    return maker(family, row_count, per_row, generator)


if __name__ == "__main__":
    kind, *numbers, target = sys.argv[1:]
    make(kind, *(int(number) for number in numbers)).write(target)
