"""Draws processor time against size as SVG: one panel a family, one line a program, both axes logarithmic."""

import math

PANEL_WIDTH, PANEL_HEIGHT, LEFT, TOP, GAP_X, GAP_Y, PER_LINE = 250, 190, 52, 42, 62, 74, 4
INK, QUIET, LINE = "#16202b", "#52606d", "#d3d8de"
# Colours that stay apart for the colour-blind, each with a mark of its own.
STYLES = {
    "Cadre": ("#0b5cad", "circle"), "OR-Tools assignment": ("#d55e00", "square"),
    "OR-Tools min-cost flow": ("#8a5a00", "diamond"), "SciPy": ("#1b6e3c", "up"), "HiGHS": ("#6f4aa8", "cross"),
    "LEMON": ("#a4262c", "down"),
}


def mark(shape, x, y, colour):
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    if shape == "cross":
        return f'<path d="M{x - 3.5:.1f} {y - 3.5:.1f}l7 7m0-7l-7 7" stroke="{colour}" stroke-width="2"/>'
    corners = {
        "square": "m-3.5-3.5h7v7h-7z", "diamond": "m0-4.5l4.5 4.5l-4.5 4.5l-4.5-4.5z",
        "up": "m0-4.5l4.2 7.5h-8.4z", "down": "m0 4.5l4.2-7.5h-8.4z",
    }
    return f'<path d="M{x:.1f} {y:.1f}{corners[shape]}" fill="{colour}"/>'


def words(x, y, text, anchor="start", size=12, colour=INK, weight="normal"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}" '
        f'font-weight="{weight}">{text}</text>'
    )


def milliseconds(power):
    return f"{10.0**power:g} ms" if power < 3 else f"{10 ** (power - 3)} s"


def draw(title, panels, sizes):
    """`panels`: a list of (family, {program: {size: milliseconds}}); returns the text of the picture."""
    values = [v for _, lines in panels for points in lines.values() for v in points.values() if v > 0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    first, last = math.log10(min(sizes)), math.log10(max(sizes))
    line_count = -(-(len(panels) + 1) // PER_LINE)
    width = LEFT + PER_LINE * (PANEL_WIDTH + GAP_X) - GAP_X + 24
    height = TOP + 26 + line_count * (PANEL_HEIGHT + GAP_Y) - 24
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="system-ui, sans-serif"><title>{title}</title>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>', words(LEFT, 26, title, size=17, weight="600"),
    ]

    def place(index):
        return LEFT + index % PER_LINE * (PANEL_WIDTH + GAP_X), TOP + 26 + index // PER_LINE * (PANEL_HEIGHT + GAP_Y)

    for index, (family, lines) in enumerate(panels):
        left, top = place(index)
        span = max(last - first, 0.3)

        def x(size):
            return left + 12 + (PANEL_WIDTH - 24) * (math.log10(size) - first) / span

        def y(value):
            return top + PANEL_HEIGHT * (1 - (math.log10(value) - low) / (high - low))

        out.append(words(left, top - 8, family, size=14, weight="600"))
        for power in range(low, high + 1):
            level = y(10**power)
            out.append(f'<path d="M{left} {level:.1f}h{PANEL_WIDTH}" stroke="{LINE}"/>')
            out.append(words(left - 6, level + 4, milliseconds(power), "end", 11, QUIET))
        for size in sizes:
            label = f"{size / 1e6:g} M" if size >= 1_000_000 else f"{size / 1e3:g} k" if size >= 1_000 else f"{size}"
            out.append(words(x(size), top + PANEL_HEIGHT + 17, label, "middle", 11, QUIET))
        for program in reversed(STYLES):
            points = sorted((size, value) for size, value in lines.get(program, {}).items() if value > 0)
            if not points:
                continue
            colour, shape = STYLES[program]
            path = "L".join(f"{x(size):.1f} {y(value):.1f}" for size, value in points)
            stroke = 3 if program == "Cadre" else 1.6
            out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{stroke}"/>')
            out += [mark(shape, x(size), y(value), colour) for size, value in points]
    left, top = place(len(panels))
    out.append(words(left, top - 8, "processor time by rows", size=14, weight="600"))
    for index, (program, (colour, shape)) in enumerate(STYLES.items()):
        level = top + 16 + 24 * index
        out.append(f'<path d="M{left} {level}h34" stroke="{colour}" stroke-width="{3 if index == 0 else 1.6}"/>')
        out += [mark(shape, left + 17, level, colour), words(left + 44, level + 4, program, size=13)]
    return "\n".join(out) + "\n</svg>\n"
