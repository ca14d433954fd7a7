#!/usr/bin/python3
"""Writes tails.json: log Pr(Y <= y) and log Pr(Y > y) with 50 digits, far into both tails and for parameters up to 1e16; and
tail_slopes.json: -log of both, and its derivatives by the raw outputs of a likelihood, by differences of these numbers.

Needs Debian's python3-mpmath; run it from anywhere:  /usr/bin/python3 tails.py

Each value is an integral of the density, or for counts the incomplete function that their sum is, over pieces around the peak; it is
made twice, with pieces of another length, and both must agree to 25 digits, or this script stops. The distribution's arguments and y are
exact doubles.
"""
import json
import math
import os

import mpmath as mp

mp.mp.dps = 60


def log_gamma(x):
    if x < 10 ** 6:
        return mp.loggamma(x)
    total, term, k = (x - mp.mpf(1) / 2) * mp.log(x) - x + mp.log(2 * mp.pi) / 2, mp.mpf(1), 1
    while k < 40 and abs(term) > mp.mpf(10) ** -80:
        term = mp.bernoulli(2 * k) / (2 * k * (2 * k - 1) * x ** (2 * k - 1))
        total, k = total + term, k + 1
    return total


def tail(log_density, slope, start, direction, end, length):
    """log of the integral of exp(log_density) from start in a direction to end: pieces over each of which it falls by about exp(-length)."""
    first = log_density(start)
    total, at = mp.mpf(0), start
    while at != end:
        near = direction * mp.mpf(10) ** -12
        s, curvature = abs(slope(at)), abs(slope(at) - slope(at + near)) / abs(near)
        step = min(length / s if s else mp.inf, mp.sqrt(length / curvature) if curvature else mp.inf, abs(end - at))
        piece = mp.quad(lambda t: mp.exp(log_density(at + direction * t * step) - first), [0, 1], method="gauss-legendre") * step
        total += piece
        if piece < total * mp.mpf(10) ** -45:
            break
        at = end if step == abs(end - at) else at + direction * step
    return first + mp.log(total)


def both(log_density, slope, y, low, high, upper):
    """(log below, log above): the asked tail by integration twice, the other as what is left."""
    direction, end = (1, high) if upper else (-1, low)
    one, two = (tail(log_density, slope, y, direction, end, mp.mpf(length)) for length in (8, 11))
    assert abs(one - two) < mp.mpf(10) ** -25 * max(1, abs(one)), (y, one, two)
    rest = mp.log1p(-mp.exp(one))
    return (rest, one) if upper else (one, rest)


def gamma_tails(a, x):
    """P and Q at x, over log y: the density x^a exp(-x) / Gamma(a)."""
    constant = log_gamma(a)
    return both(lambda t: a * t - mp.exp(t) - constant, lambda t: a - mp.exp(t), mp.log(x), -mp.inf, mp.inf, x > a)


def beta_tails(a, b, x):
    """I(a, b; x) and its complement, over logit y."""
    constant = log_gamma(a) + log_gamma(b) - log_gamma(a + b)
    log1pexp = lambda t: mp.log1p(mp.exp(t))
    return both(lambda t: -a * log1pexp(-t) - b * log1pexp(t) - constant,
                lambda t: a - (a + b) / (1 + mp.exp(-t)), mp.log(x) - mp.log1p(-x), -mp.inf, mp.inf, x > a / (a + b))


def swapped(pair):
    return pair[1], pair[0]


def symmetric(log_tail, y, mu):
    rest = mp.log1p(-mp.exp(log_tail))
    return (log_tail, rest) if y < mu else (rest, log_tail)


def normal(mu, sigma, y):
    return symmetric(mp.log(mp.erfc(abs(y - mu) / sigma / mp.sqrt(2)) / 2), y, mu)


def laplace(mu, b, y):
    return symmetric(-abs(y - mu) / b - mp.log(2), y, mu)


def asymmetric_laplace(tau, mu, b, y):
    u = (y - mu) / b
    log_tail = mp.log(tau) + (1 - tau) * u if u < 0 else mp.log(1 - tau) - tau * u
    return symmetric(log_tail, y, mu)


def log_normal(mu, sigma, y):
    return normal(mu, sigma, mp.log(y))


def weibull(k, scale, y):
    hazard = (y / scale) ** k
    return mp.log1p(-mp.exp(-hazard)) if hazard > 1 else mp.log(-mp.expm1(-hazard)), -hazard


def student_t(nu, mu, sigma, y):
    u = abs(y - mu) / sigma
    if u == 0:
        return -mp.log(2), -mp.log(2)
    below, _ = beta_tails(nu / 2, mp.mpf(1) / 2, 1 / (1 + u * u / nu))
    return symmetric(below - mp.log(2), y, mu)


def exponential(rate, y):
    return mp.log(-mp.expm1(-rate * y)), -rate * y


def gamma(a, b, y):
    return gamma_tails(a, b * y)


def beta(a, b, y):
    return beta_tails(a, b, y)


def poisson(rate, y):
    return swapped(gamma_tails(y + 1, rate))


def binomial(n, p, y):
    return swapped(beta_tails(y + 1, n - y, p))


def negative_binomial(mu, r, y):
    return swapped(beta_tails(y + 1, r, mu / (r + mu)))


def inverse_gaussian(mu, shape, y):
    """Over log y."""
    size, constant = shape / mu, mp.log(shape / mu / (2 * mp.pi)) / 2
    log_density = lambda t: constant - t / 2 - size * (mp.cosh(t) - 1)
    slope = lambda t: -mp.mpf(1) / 2 - size * mp.sinh(t)
    return both(log_density, slope, mp.log(y / mu), -mp.inf, mp.inf, slope(mp.log(y / mu)) < 0)


def von_mises(mu, kappa, y):
    constant = mp.log(2 * mp.pi * mp.besseli(0, kappa))
    d = abs(y - mu)
    one = tail(lambda t: kappa * mp.cos(t) - constant, lambda t: -kappa * mp.sin(t), d, 1, +mp.pi, mp.mpf(8))
    return symmetric(one, y, mu)


def mixture(y):
    parts = [(mp.mpf(0.25), normal(mp.mpf(-2), mp.mpf(0.5), y)), (mp.mpf(0.75), normal(mp.mpf(3), mp.mpf(1), y))]
    return tuple(mp.log(sum(w * mp.exp(part[k]) for w, part in parts)) for k in (0, 1))


CASES = [
    ("Normal", normal, [1.5, 2.0], [-1e6, -60.0, -3.0, 1.0, 2.0, 4.0, 80.0, 1e6]),
    ("Laplace", laplace, [1.5, 2.0], [-1e6, -900.0, -3.0, 1.0, 2.0, 4.0, 900.0]),
    ("AsymmetricLaplace", asymmetric_laplace, [0.125, 1.5, 2.0], [-1e6, -900.0, 1.0, 2.0, 900.0, 1e6]),
    ("LogNormal", log_normal, [1.5, 0.5], [1e-300, 1e-8, 1.0, 4.0, 5.0, 1e4, 1e300]),
    ("Weibull", weibull, [2.5, 3.0], [1e-300, 1e-3, 2.0, 3.0, 10.0, 1e10]),
    ("Weibull", weibull, [0.3, 3.0], [1e-300, 1e-3, 2.0, 3.0, 1e10, 1e100]),
    ("StudentT", student_t, [549.0, 0.0, 1.0], [-1e200, -11.02, -1.0, -0.5, 1e-9, 2.0, 40.0]),
    ("StudentT", student_t, [200.0, 0.0, 1.0], [-10.0, 25.0]),
    ("StudentT", student_t, [0.01, 0.0, 1.0], [-1e200, -1e3, -0.01, 0.5, 7.0]),
    ("StudentT", student_t, [1.0, 0.0, 1.0], [-3e299, -1e160, -1e50, -1.5, 0.1, 1e10]),
    ("StudentT", student_t, [1e5, 0.0, 1.0], [-300.0, -7.6518, -1.7, 0.3, 5.0]),
    ("StudentT", student_t, [1e6, 0.0, 1.0], [-1e200, -1.96, 0.7, 6.0]),
    ("StudentT", student_t, [1e15, 0.0, 1.0], [-40.0, -1.96, 0.7, 6.0]),
    ("Exponential", exponential, [0.25], [1e-20, 1.0, 3.0, 100.0, 1e6]),
    ("Gamma", gamma, [2.5, 0.5], [1e-20, 0.3, 4.9, 5.1, 40.0, 1e4]),
    ("Gamma", gamma, [0.2, 3.0], [1e-200, 1e-5, 0.3, 5.0, 1e3]),
    ("Gamma", gamma, [1e-5, 1.0], [1e-200, 1e-6, 1.0, 5.0]),
    ("Gamma", gamma, [63.0, 1.0], [1e-5, 40.0, 62.9, 64.0, 300.0]),
    ("Gamma", gamma, [65.0, 1.0], [1e-5, 40.0, 64.0, 66.0, 300.0]),
    ("Gamma", gamma, [1e4, 1.0], [10.0, 9000.0, 9999.0, 10100.0, 2e4]),
    ("Gamma", gamma, [1e16, 1.0], [9.99999e15, 9.9999999e15, 1e16 - 2, 1.00000001e16]),
    ("InverseGaussian", inverse_gaussian, [2.0, 0.5], [1e-3, 0.05, 0.2, 2.0, 40.0, 900.0]),
    ("InverseGaussian", inverse_gaussian, [5.0, 1e6], [4.0, 4.99, 5.0, 5.02, 7.0]),
    ("InverseGaussian", inverse_gaussian, [1e6, 1.0], [1e-2, 0.5, 1e3, 1e7]),
    ("Beta", beta, [2.5, 0.7], [1e-20, 0.1, 0.6, 0.99, 1 - 2.0 ** -40]),
    ("Beta", beta, [40.0, 70.0], [1e-9, 0.01, 0.3, 0.4, 0.6, 0.999]),
    ("Beta", beta, [30.0, 0.01], [0.5, 0.95, 0.9999]),
    ("Beta", beta, [0.05, 0.001], [0.5, 0.95, 0.9999]),
    ("Beta", beta, [300.0, 5000.0], [1e-9, 0.01, 0.05, 0.06, 0.2, 0.9]),
    ("Beta", beta, [1e15, 1e15], [0.4999999, 0.49999999, 0.5000000143, 0.50000005]),
    ("Beta", beta, [1e12, 3.0], [0.9999, 1 - 1e-11, 1 - 2.0 ** -39, 1 - 2.0 ** -50]),
    ("VonMises", von_mises, [0.0, 0.5], [-3.0, -1.0, 0.2, 2.0]),
    ("VonMises", von_mises, [0.0, 40.0], [-3.125, -0.4, -0.1, 0.3, 2.0]),
    ("VonMises", von_mises, [0.0, 1000.0], [-1.0, -0.01, 0.3, 2.0]),
    ("Binomial", binomial, [12.0, 0.3], [0.0, 3.0, 7.0, 11.0]),
    ("Binomial", binomial, [1e9, 0.5], [4e8, 499900000.0, 5e8, 500100000.0]),
    ("Binomial", binomial, [1e9, 1e-9], [0.0, 1.0, 5.0, 100.0]),
    ("Poisson", poisson, [3.7], [0.0, 3.0, 20.0, 1000.0]),
    ("Poisson", poisson, [1e12], [9.999e11, 999999000000.0, 1e12, 1000002000000.0]),
    ("NegativeBinomial", negative_binomial, [3.7, 1.4], [0.0, 3.0, 40.0, 1e4]),
    ("NegativeBinomial", negative_binomial, [1.0, 1e12], [0.0, 1.0, 20.0]),
    ("NegativeBinomial", negative_binomial, [1.0, 1e16], [0.0, 1.0, 20.0]),
    ("NegativeBinomial", negative_binomial, [1e9, 0.5], [0.0, 1e3, 1e9, 1e11]),
]


# Raw outputs z, and the distribution that they are read as.
LIKELIHOODS = {
    "Gamma": lambda z, y: gamma(mp.exp(z[1]), mp.exp(z[1] - z[0]), y),
    "InverseGaussian": lambda z, y: inverse_gaussian(mp.exp(z[0]), mp.exp(z[1]), y),
    "StudentT": lambda z, y: student_t(mp.exp(z[2]), z[0], mp.exp(z[1]), y),
    "Beta": lambda z, y: beta(mp.exp(z[1]) / (1 + mp.exp(-z[0])), mp.exp(z[1]) / (1 + mp.exp(z[0])), y),
    "Binomial": lambda z, y: binomial(mp.mpf(2) * 10 ** 9, 1 / (1 + mp.exp(-z[0])), y),
    "Poisson": lambda z, y: poisson(mp.exp(z[0]), y),
    "NegativeBinomial": lambda z, y: negative_binomial(mp.exp(z[0]), mp.exp(z[1]), y),
}

SLOPES = [
    ("Gamma", [0.5, -2.5], [1e-9, 0.1, 3.0, 90.0]),
    ("Gamma", [0.5, 1.25], [1e-3, 1.0, 2.0, 50.0]),
    ("Gamma", [0.5, 6.0], [1e-3, 1.5, 1.625, 2.0, 50.0]),
    ("Gamma", [2.0, 20.0], [1.0, 7.375, 7.4375, 9.0]),
    ("InverseGaussian", [0.5, -1.5], [1e-3, 0.1, 1.0, 90.0]),
    ("InverseGaussian", [0.5, 9.0], [1.0, 1.625, 1.6875, 4.0]),
    ("StudentT", [1.0, -0.5, 1.25], [-1e9, -5.0, 0.875, 1.0, 1.5, 40.0]),
    ("StudentT", [1.0, -0.5, -3.0], [-1e9, 0.875, 1.0, 40.0]),
    ("StudentT", [1.0, -0.5, 12.0], [-30.0, -1.0, 0.875, 1.0, 5.0]),
    ("Beta", [0.75, 1.5], [1e-9, 0.25, 0.75, 1 - 2.0 ** -20]),
    ("Beta", [-2.0, 9.0], [1e-3, 0.109375, 0.125, 0.5]),
    ("Binomial", [0.0], [999900000.0, 999999999.0, 1000020000.0, 1000600000.0]),
    ("Binomial", [-20.0], [0.0, 4.0, 90.0]),
    ("Poisson", [1.5], [0.0, 4.0, 90.0]),
    ("Poisson", [12.0], [1e5, 162e3, 163e3, 3e5]),
    ("NegativeBinomial", [1.5, 0.25], [0.0, 4.0, 90.0, 1e4]),
    ("NegativeBinomial", [9.0, -6.0], [0.0, 1e3, 1e6]),
    ("NegativeBinomial", [3.0, 18.0], [0.0, 20.0, 100.0]),
]


def slopes(tails, z, y):
    """By five points so close that a slope of 1e10 is right to 20 digits."""
    step = mp.mpf(10) ** -16
    for k in range(len(z)):
        pairs = [(w, tails([v + (place * step if j == k else 0) for j, v in enumerate(z)], y)) for place, w in ((-2, 1), (-1, -8), (1, 8), (2, -1))]
        yield [-sum(w * pair[side] for w, pair in pairs) / (12 * step) for side in (0, 1)]


def slope_rows():
    for name, z, places in SLOPES:
        for y in places:
            place = list(map(mp.mpf, z))
            found = list(slopes(LIKELIHOODS[name], place, mp.mpf(y)))
            losses = [-float(log) for log in LIKELIHOODS[name](place, mp.mpf(y))]
            yield {"family": name, "z": z, "bound": y, "losses": losses, "below": [float(s[0]) for s in found], "above": [float(s[1]) for s in found]}


def rows():
    for name, tails, arguments, places in CASES:
        for y in places:
            below, above = tails(*map(mp.mpf, arguments), mp.mpf(y))
            yield {"family": name, "arguments": arguments, "y": y, "below": float(below), "above": float(above)}
    for y in [-100.0, -2.0, 0.5, 3.0, 100.0]:
        below, above = mixture(mp.mpf(y))
        yield {"family": "NormalMixture", "arguments": [0.25, 0.75, -2.0, 3.0, 0.5, 1.0], "y": y, "below": float(below), "above": float(above)}


here = os.path.dirname(os.path.abspath(__file__))
for file, made in (("tails.json", rows()), ("tail_slopes.json", slope_rows())):
    with open(os.path.join(here, file), "w", encoding="utf-8") as out:
        lines = [json.dumps(row) for row in made]
        out.write("[\n" + ",\n".join(lines) + "\n]\n")
    print(file, len(lines))
