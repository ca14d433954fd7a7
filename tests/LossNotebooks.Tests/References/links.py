#!/usr/bin/python3
"""Writes links.json: losses, gradients and curvatures of likelihoods with other links than their own, to the extremes.

Needs Debian's python3-mpmath; run it from anywhere:  /usr/bin/python3 links.py

Each loss is the textbook's, with hundreds of digits, and finite; its derivatives are central differences so small that their error is lost in them.
The raw outputs and y are exact doubles. A curvature is the lower triangle row by row.
"""
import json
import math
import os

import mpmath as mp

mp.mp.dps = 500  # log(1 - phi(-38)) is 10^-316, and its derivatives need some more
STEP = mp.mpf(10) ** -60


def phi(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def cloglog(z):
    return -mp.expm1(-mp.exp(z))


def bernoulli(above, below):
    return lambda z, y: -mp.log(above(z[0])) if y == 1 else -mp.log(below(z[0]))


def binomial(n, above, below):
    return lambda z, y: -mp.log(mp.binomial(n, int(y))) - y * mp.log(above(z[0])) - (n - y) * mp.log(below(z[0]))


def normal(z, y):
    sigma = mp.log1p(mp.exp(z[1]))
    return ((y - z[0]) / sigma) ** 2 / 2 + mp.log(sigma) + mp.log(2 * mp.pi) / 2


def ordinal(z, y):
    places = [mp.inf, z[0]]
    for gap in z[1:]:
        places.append(places[-1] - mp.exp(gap))
    places.append(-mp.inf)
    above, below = places[int(y)], places[int(y) + 1]
    if above > 0 and above + below > 0:
        above, below = -below, -above  # a difference of small numbers keeps more of its digits
    return -mp.log(phi(above) - phi(below))


PLACES = [-700.0, -300.0, -38.0, -9.0, -3.3, -1.0, -0.1, -1e-9, 0.0, 1e-9, 0.3, 1.0, 2.5, 6.0]
CASES = {
    "Bernoulli, probit": (bernoulli(phi, lambda z: phi(-z)), [[z] for z in PLACES + [9.0, 38.0, 300.0, 700.0]], [0.0, 1.0]),
    "Bernoulli, cloglog": (bernoulli(cloglog, lambda z: mp.exp(-mp.exp(z))), [[z] for z in PLACES], [0.0, 1.0]),
    "Binomial, probit": (binomial(12, phi, lambda z: phi(-z)), [[z] for z in PLACES + [9.0, 38.0]], [0.0, 5.0, 12.0]),
    "Normal, softplus": (normal, [[0.3, z] for z in PLACES + [38.0, 700.0]], [-2.0, 0.3, 40.0]),
    "Ordinal, probit": (ordinal, [[s, gap] for s in [-40.0, -5.0, -0.7, 0.0, 3.0, 38.0] for gap in [-700.0, -30.0, -2.0, 0.2, 1.5, 4.0]],
                        [0.0, 1.0, 2.0]),
}


def derivatives(loss, z):
    known = {}

    def at(*moves):
        if moves not in known:
            moved = list(z)
            for k, by in moves:
                moved[k] += by * STEP
            known[moves] = loss(moved)
        return known[moves]

    size = range(len(z))
    gradient = [(at((k, 1)) - at((k, -1))) / (2 * STEP) for k in size]
    curvature = []
    for k in size:
        for l in range(k + 1):
            if k == l:
                curvature.append((at((k, 1)) - 2 * at() + at((k, -1))) / STEP ** 2)
            else:
                corners = at((k, 1), (l, 1)) - at((k, 1), (l, -1)) - at((k, -1), (l, 1)) + at((k, -1), (l, -1))
                curvature.append(corners / (4 * STEP ** 2))
    return gradient, curvature


rows = []
for name, (loss, places, outputs) in CASES.items():
    for z in places:
        exact = [mp.mpf(v) for v in z]
        for y in outputs:
            at = loss(exact, mp.mpf(y))
            gradient, curvature = derivatives(lambda moved: loss(moved, mp.mpf(y)), exact)
            values = [float(at), *map(float, gradient), *map(float, curvature)]
            if all(map(math.isfinite, values)):
                rows.append({"likelihood": name, "z": z, "y": y, "loss": values[0],
                             "gradient": values[1:1 + len(z)], "curvature": values[1 + len(z):]})

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "links.json"), "w", encoding="utf-8") as out:
    out.write("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
print(len(rows))
