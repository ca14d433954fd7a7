#!/usr/bin/python3
"""Writes special.json: values of the special functions on vectors, with 50 digits, that the tests measure errors against.

Needs Debian's python3-mpmath; run it from anywhere:  /usr/bin/python3 special.py

Each row is the argument, or the two, and the value as the sum of two doubles: its nearest, and what that is off by. The points are
structured (powers of ten, neighbours of integers, of zeros and of the places where the functions change their formula) and random.
"""
import json
import math
import os
import random

import mpmath as mp

mp.mp.dps = 50
LOG2PI = mp.log(2 * mp.pi)
GUARD = 50  # digits for what cancels in a definition


def guarded(f):
    def more_digits(*arguments):
        with mp.extradps(GUARD):
            return f(*arguments)
    return more_digits


# The functions, by their definitions; by asymptotic series where mpmath would need too many digits.

def series(term, ratio):
    """term + term · ratio(1) + term · ratio(1) · ratio(2) + … of an asymptotic series, until it stops to matter."""
    total, k, least = mp.mpf(0), 0, abs(term) * mp.mpf(10) ** -(mp.mp.dps + 5)
    while abs(term) > least:
        total += term
        k += 1
        term *= ratio(k)
    return total


def bessel_scaled(order, kappa):
    """√(2πκ) exp(−κ) I(κ)"""
    if kappa > 2000:
        return series(mp.mpf(1), lambda k: (mp.mpf(2 * k - 1) ** 2 - 4 * order ** 2) / (8 * kappa * k))
    return mp.besseli(order, kappa) * mp.exp(-kappa) * mp.sqrt(2 * mp.pi * kappa)


@guarded
def log_bessel_scaled(kappa):
    if kappa < 1e-20:
        return kappa ** 2 / 4 - kappa
    return mp.log(bessel_scaled(0, kappa)) - mp.log(2 * mp.pi * kappa) / 2


@guarded
def log_bessel(kappa):
    return kappa ** 2 / 4 if kappa < 1e-30 else log_bessel_scaled(kappa) + kappa


def bessel_ratio(kappa):
    return bessel_scaled(1, kappa) / bessel_scaled(0, kappa)


@guarded
def bessel_ratio_slope(kappa):
    if kappa < 1e-20:
        return mp.mpf(1) / 2
    if kappa > 1e20:
        return 1 / (2 * kappa ** 2) * (1 + 1 / kappa)
    ratio = bessel_ratio(kappa)
    return 1 - ratio / kappa - ratio ** 2


def mills_far(u):
    """(1 − Φ(u))/φ(u) for large u"""
    return series(1 / u, lambda k: -(2 * k - 1) / u ** 2)


@guarded
def inverse_mills(x):
    return 1 / mills_far(-x) if x < -1000 else mp.npdf(x) / mp.ncdf(x)


@guarded
def log_normal_cdf(x):
    if x < -1000:
        return -x * x / 2 - LOG2PI / 2 + mp.log(mills_far(-x))
    return mp.log1p(-mp.ncdf(-x)) if x > 0 else mp.log(mp.ncdf(x))


@guarded
def inverse_mills_slope(x):
    if x < -1e20:
        return mp.mpf(-1)
    ratio = inverse_mills(x)
    return -ratio * (x + ratio)


@guarded
def log_gamma_increase(x, by):
    return mp.loggamma(x + by) - mp.loggamma(x)


@guarded
def digamma_increase(x, by):
    return mp.psi(0, x + by) - mp.psi(0, x)


@guarded
def trigamma_decrease(x, by):
    return mp.psi(1, x) - mp.psi(1, x + by)


@guarded
def log_scaled_gamma_curvature(log_x):
    x = mp.exp(log_x)
    if x > 1e30:
        return 1 / (12 * x)
    if x < 1e-30:
        return x * (-log_x - mp.euler - 1)
    return x * (mp.psi(0, x) - log_x) + x * (x * mp.psi(1, x) - 1)


@guarded
def log_scaled_gamma(log_x):
    x = mp.exp(log_x)
    return mp.loggamma(x) - x * log_x + x


@guarded
def log_scaled_gamma_slope(log_x):
    x = mp.exp(log_x)
    return x * (mp.psi(0, x) - log_x)


@guarded
def student_t_normaliser_curvature(nu):
    if nu > 1e20:
        return 1 / (4 * nu)
    h = nu / 2
    first, second = (mp.psi(n, h) - mp.psi(n, h + mp.mpf(1) / 2) for n in (0, 1))
    return nu * mp.log(2) if nu < 1e-20 else h * (first + h * second)


# Where they are computed.

RANDOM = random.Random(20240607)


def powers(low, high, step=1):
    return [float(f"{m}e{k}") for k in range(low, high + 1, step) for m in (1, 3)]


def uniform(low, high, count):
    return [RANDOM.uniform(low, high) for _ in range(count)]


def spread(low, high, count):
    """Random numbers with uniform logarithms."""
    return [math.exp(RANDOM.uniform(math.log(low), math.log(high))) for _ in range(count)]


def row_of(low, high):
    """So close that a loss of digits in between is met."""
    return [k / 256 for k in range(256 * low, 256 * high + 1)]


def around(*points):
    """A point, its neighbours among the doubles, and some nearby on both sides."""
    result = []
    for point in points:
        result += [point, math.nextafter(point, -math.inf), math.nextafter(point, math.inf)]
        result += [point * (1 + s * d) for d in spread(1e-14, 1e-2, 6) for s in (-1, 1)]
    return result


def both_signs(points):
    return [s * p for p in points for s in (-1, 1)]


POSITIVE = powers(-300, 300, 12) + around(*(k / 2 for k in range(1, 17))) + uniform(0, 8, 100) + spread(1, 1e4, 60)
UNIT = both_signs(powers(-300, -1, 12)) + uniform(-1, 1, 60)
KAPPA = powers(-150, 150, 6) + around(0.5, 2.0, 10.0, 12.0) + uniform(0, 12, 100) + spread(1, 1e4, 40)
NORMAL = (both_signs(powers(-300, -1, 20) + spread(1e-8, 1, 60)) + around(1.5)
          + uniform(-37, 37, 60) + uniform(-8, 8, 60) + uniform(-2, 2, 100))
FAR = NORMAL + [-p for p in powers(1, 150, 6)]
PAIRS = ([(x, by) for x in powers(-3, 15, 2) + [4.5, 5.0] for by in (0.5, 1.0, 3.0, 1e3, 1e12)]
         + [(x, float(RANDOM.randint(1, 60))) for x in spread(0.01, 1e6, 100)]
         + list(zip(spread(0.5, 1e8, 60), spread(0.5, 1e8, 60))))

FUNCTIONS = {
    "Exp": (mp.exp, UNIT + uniform(-700, 709.7, 100) + around(1.0, 100.0)),
    "Expm1": (mp.expm1, UNIT + uniform(-60, 709.7, 100) + around(0.34657359, -0.34657359)),
    "Log": (mp.log, POSITIVE + powers(-323, -308, 3) + around(1.0, math.sqrt(2), math.sqrt(0.5))),
    "Log1p": (mp.log1p, UNIT + powers(0, 300, 12) + around(-0.5, 0.5, 1.0)),
    "Softplus": (lambda x: mp.log1p(mp.exp(x)), UNIT + uniform(-700, 700, 60) + uniform(-40, 40, 60)),
    "Sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), UNIT + uniform(-700, 700, 60) + uniform(-40, 40, 60)),
    "LogGamma": (mp.loggamma, POSITIVE),
    "Digamma": (lambda x: mp.psi(0, x), POSITIVE + around(1.4616321449683622)),
    "Trigamma": (lambda x: mp.psi(1, x), [x for x in POSITIVE if x > 1e-150]),
    "LogScaledGammaCurvature": (log_scaled_gamma_curvature, uniform(-5, 5, 200) + uniform(-300, 300, 40) + around(1.0, -1.0)
                                + around(math.log(0.35), math.log(5)) + [-1.0498, -1.0556640625, math.log(0.25)] + row_of(-2, 0)),
    "StudentTNormaliserCurvature": (student_t_normaliser_curvature, POSITIVE + [0.02258719883111515]),
    "LogBesselI0": (log_bessel, KAPPA),
    "LogBesselI0Scaled": (log_bessel_scaled, KAPPA),
    "BesselRatio": (bessel_ratio, KAPPA + [9.0, 9.843873285714286]),
    "BesselRatioSlope": (bessel_ratio_slope, KAPPA),
    "NormalCdf": (mp.ncdf, NORMAL),
    "LogNormalCdf": (log_normal_cdf, FAR),
    "InverseMills": (inverse_mills, FAR + [0.5799981771672168]),
    "InverseMillsSlope": (inverse_mills_slope, [x for x in FAR if x < 36]),
    "LogGammaIncrease": (log_gamma_increase, PAIRS),
    "DigammaIncrease": (digamma_increase, PAIRS),
    "TrigammaDecrease": (trigamma_decrease, PAIRS),
    "Log1mExp": (lambda x: mp.log(-mp.expm1(-x)) if x < 1 else mp.log1p(-mp.exp(-x)), POSITIVE + around(math.log(2))),
    "LogScaledGamma": (log_scaled_gamma, LOG_X := (
        uniform(-5, 5, 200) + uniform(-40, 20, 60) + around(math.log(0.25), math.log(5)) + row_of(-2, 2))),
    "LogScaledGammaSlope": (log_scaled_gamma_slope, LOG_X),
}


def row(f, point):
    arguments = point if isinstance(point, tuple) else (point,)
    value = mp.re(f(*map(mp.mpf, arguments)))
    nearest = float(value)
    return [*arguments, nearest, float(value - nearest)]


def main():
    blocks = []
    for name, (f, points) in FUNCTIONS.items():
        rows = [row(f, point) for point in sorted(set(points))]
        rows = [r for r in rows if r[-2] == 0 or math.isfinite(r[-2]) and abs(r[-2]) > 1e-300]
        print(name, len(rows))
        blocks.append(f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]")
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "special.json"), "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
