"""Draws growth.svg, the processor time and the memory of fits of more and more rows, from the table that it reads.

    dotnet run -c Release --project tests/LossNotebooks.Benchmarks -- growing 10000000 | /usr/bin/python3 tests/LossNotebooks.Benchmarks/growth.py

Both scales are logarithmic: what grows as the rows do is a line at 45 degrees, and what does not grow is level.
"""
import math
import os
import sys

LEFT, TOP, DECADE = 70, 30, 90
BLUE, RED, GREY = "#1f5fa8", "#b5352c", "#666"


def read(lines):
    for line in lines:
        cells = [cell.strip().replace(",", "") for cell in line.strip().strip("|").split("|")]
        if len(cells) > 4 and cells[0].isdigit():
            rows, nanoseconds, memory = float(cells[0]), float(cells[3]), float(cells[4])
            yield rows, rows * nanoseconds / 1e9, memory / 1e3


def text(x, y, words, colour=GREY, anchor="middle"):
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{words}</text>'


def power(exponent):
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def curve(points, colour, name):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
    x, y = points[-1]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, text(x + 10, y + 5, name, colour, "start")]


def main():
    points = list(read(sys.stdin))
    decades = [math.log10(value) for point in points for value in point[1:]]
    low, high = math.floor(min(decades)), math.ceil(max(decades))
    first, last = (round(math.log10(points[end][0])) for end in (0, -1))
    right, bottom = LEFT + (last - first) * DECADE, TOP + (high - low) * DECADE
    place = lambda rows, value: (LEFT + (math.log10(rows) - first) * DECADE, bottom - (math.log10(value) - low) * DECADE)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 130} {bottom + 50}" font-family="sans-serif" font-size="14">',
             f'<rect width="{right + 130}" height="{bottom + 50}" fill="white"/>']
    for exponent in range(low, high + 1):
        y = bottom - (exponent - low) * DECADE
        parts += [f'<line x1="{LEFT}" y1="{y}" x2="{right}" y2="{y}" stroke="#ddd"/>', text(LEFT - 8, y + 5, power(exponent), anchor="end")]
    for exponent in range(first, last + 1):
        x = LEFT + (exponent - first) * DECADE
        parts += [f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{bottom}" stroke="#ddd"/>', text(x, bottom + 20, power(exponent))]
    parts.append(text((LEFT + right) / 2, bottom + 42, "rows"))
    parts += curve([place(rows, seconds) for rows, seconds, _ in points], BLUE, "processor, s")
    parts += curve([place(rows, memory) for rows, _, memory in points], RED, "peak memory, GB")
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth.svg"), "w", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n</svg>\n")


main()
