#!/usr/bin/env python3
"""Makes Sources/CadreWeb/Static/outlines.svg, the country outlines of the world map.

    python3 scripts/outlines.py naturalearth_110m_countries.geojson

The outlines come from Natural Earth 1:110m (public domain). They are projected to Equal Earth (Savric, Patterson and
Jenny, 2018), simplified and written as one path a country with its ISO alpha-3 code as the id.

The projection, so that dots can be placed on the same map (longitude l and latitude p in radians, central meridian 0):

    A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796
    t = asin(sqrt(3) / 2 * sin(p))
    u = 2 * sqrt(3) * l * cos(t) / (3 * (9 * A4 * t^8 + 7 * A3 * t^6 + 3 * A2 * t^2 + A1))
    v = t * (A4 * t^8 + A3 * t^6 + A2 * t^2 + A1)

    x = 500 + S * u
    y = 243.5 - S * v
    S = 184.7316          500 divided by the u of longitude 180, latitude 0 (2.706630)

The viewBox is 0 0 1000 487: x runs from 0 (180 W on the equator) to 1000, y from 0.15 (north pole) to 486.85.
"""

import gzip
import json
import math
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "Sources/CadreWeb/Static/outlines.svg"
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
SCALE = 184.7316
TOLERANCE = 0.28
SMALLEST_AREA = 0.6

# Natural Earth gives these no usable ISO code; the empty ones are drawn without an id.
CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "", "Somaliland": ""}
# Outlines of no partner country: not drawn, or drawn without an id.
LEFT_OUT = {"ATA"}
WITHOUT_ID = {"ATF", ""}
# Parts that the source draws with another country: French Guiana has its own code, Crimea is drawn with Ukraine.
MOVED = {("FRA", (-55, 2, -51, 6)): "GUF", ("RUS", (32, 44, 37, 47)): "UKR"}


def project(longitude, latitude):
    l, p = math.radians(longitude), math.radians(latitude)
    t = math.asin(math.sqrt(3) / 2 * math.sin(p))
    t2 = t * t
    t6 = t2 * t2 * t2
    u = 2 * math.sqrt(3) * l * math.cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
    v = t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)
    return 500 + SCALE * u, 243.5 - SCALE * v


def box(ring):
    """The whole degrees around a ring: west, south, east, north."""
    longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
    return tuple(math.floor(low) for low in (min(longitudes), min(latitudes))) + tuple(
        math.ceil(high) for high in (max(longitudes), max(latitudes))
    )


def rings_by_country(collection):
    """Country code to its rings of (longitude, latitude), without the repeated last point."""
    countries, unnamed = {}, []
    for feature in collection["features"]:
        name, code = feature["properties"]["name"], feature["properties"]["iso_a3"]
        code = CODES[name] if code == "-99" else code
        if code in LEFT_OUT:
            continue
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon in polygons:
            rings = [[tuple(point) for point in ring[:-1]] for ring in polygon]
            part = MOVED.get((code, box(polygon[0])), code)
            if part in WITHOUT_ID:
                unnamed.append(("", rings))
            else:
                countries.setdefault(part, []).extend(rings)
    return sorted(countries.items()) + unnamed


def junctions(rings):
    """Points where outlines part or meet: kept, so that neighbours share one simplified border."""
    neighbours = {}
    for ring in rings:
        for index, point in enumerate(ring):
            pair = frozenset((ring[index - 1], ring[(index + 1) % len(ring)]))
            neighbours.setdefault(point, set()).add(pair)
    return {point for point, pairs in neighbours.items() if len(pairs) > 1}


def distance(point, start, end):
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    square = dx * dx + dy * dy
    share = 0 if square == 0 else max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / square))
    return math.hypot(x - x1 - share * dx, y - y1 - share * dy)


def thinned(line):
    """Douglas-Peucker on an open line, with its ends kept."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0, None
        for index in range(first + 1, last):
            away = distance(line[index], line[first], line[last])
            if away > far:
                far, at = away, index
        if at is not None and far > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def simplified(ring, fixed):
    """The ring in the plane, thinned arc by arc between junctions, each arc in one direction for both neighbours."""
    at = [index for index, point in enumerate(ring) if point in fixed]
    if len(at) < 2:
        first = min(range(len(ring)), key=lambda index: ring[index]) if not at else at[0]
        turned = ring[first:] + ring[:first]
        middle = max(range(len(turned)), key=lambda i: math.dist(turned[i], turned[0]))
        at, ring = [0, middle], turned
    result = []
    for number, start in enumerate(at):
        end = at[(number + 1) % len(at)]
        arc = ring[start : end + 1] if end > start else ring[start:] + ring[: end + 1]
        turned = arc[0] > arc[-1]
        line = [project(*point) for point in (reversed(arc) if turned else arc)]
        line = thinned(line)
        result += (line[::-1] if turned else line)[:-1]
    return result


def area(ring):
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]))) / 2


def short(tenths):
    """A number of tenths as the shortest decimal: 12, -3.5, .4."""
    text = f"{abs(tenths) // 10}" if tenths % 10 == 0 else f"{abs(tenths) // 10}.{abs(tenths) % 10}".lstrip("0")
    return ("-" if tenths < 0 else "") + text


def path(rings):
    text = ""
    for ring in rings:
        points = []
        for x, y in ring:
            point = (round(x * 10), round(y * 10))
            if not points or points[-1] != point:
                points.append(point)
        if len(points) < 3:
            continue
        text += f"M{short(points[0][0])} {short(points[0][1])}l"
        numbers = []
        for before, after in zip(points, points[1:]):
            numbers += [short(after[0] - before[0]), short(after[1] - before[1])]
        text += "".join(n if n.startswith("-") or i == 0 else " " + n for i, n in enumerate(numbers)) + "z"
    return text


def main(source):
    with open(source, encoding="utf-8") as file:
        countries = rings_by_country(json.load(file))
    fixed = junctions([ring for _, rings in countries for ring in rings])
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 487">',
        "<!-- Made by scripts/outlines.py from Natural Earth 1:110m (public domain); Equal Earth projection. -->",
        '<g fill="#e6e9ed" stroke="#ffffff" stroke-width=".5">',
    ]
    for code, rings in countries:
        flat = [simplified(ring, fixed) for ring in rings]
        largest = max(flat, key=area)
        drawn = path([ring for ring in flat if ring is largest or area(ring) >= SMALLEST_AREA])
        if drawn:
            lines.append(f'<path id="{code}" d="{drawn}"/>' if code else f'<path d="{drawn}"/>')
    text = "\n".join([*lines, "</g>", "</svg>", ""])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8", newline="")
    size = len(gzip.compress(text.encode(), 9))
    print(f"{len(lines) - 3} outlines, {len(text)} bytes, {size} bytes compressed", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
