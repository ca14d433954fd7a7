#!/usr/bin/python3
"""Writes references.json: log-probabilities, losses, CDFs and quantiles that the tests compare with.

Needs Debian's python3-scipy and python3-mpmath; run it from anywhere:  /usr/bin/python3 generate.py

Every log-probability is computed twice: by mpmath with hundreds of digits from the textbook formula, and by SciPy. Where SciPy gives
a finite number the two must agree to 1e-9 (relative, absolute below 1), or this script stops. What is written is mpmath's
value, rounded once. "z" are raw outputs, the parameters of the distribution are the exact images of these doubles.
"""
import itertools
import json
import math
import os

import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 800  # exp(800) and exp(-800) meet in one formula
LOG2PI = mp.log(2 * mp.pi)


def exact(x):
    return mp.mpf(float(x))


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


def log1pexp(z):
    return mp.log1p(mp.exp(z))


def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


# The losses, in the textbook's form. z and y are lists of mpf, or mpf.

def normal(mu, log_sigma, y):
    return ((y - mu) * mp.exp(-log_sigma)) ** 2 / 2 + log_sigma + LOG2PI / 2


def laplace(mu, log_b, y):
    return abs(y - mu) * mp.exp(-log_b) + log_b + mp.log(2)


def student_t(mu, log_sigma, log_nu, y):
    nu = mp.exp(log_nu)
    u2 = ((y - mu) * mp.exp(-log_sigma)) ** 2
    if log_nu > 500:  # log Γ(x + ½) − log Γ(x) by its leading terms; the next is of order 1/ν
        ratio = mp.log(nu / 2) / 2 - 1 / (4 * nu)
    else:
        ratio = mp.loggamma((nu + 1) / 2) - mp.loggamma(nu / 2)
    return (nu + 1) / 2 * mp.log1p(u2 / nu) + log_sigma - ratio + mp.log(nu * mp.pi) / 2


def mixture(logits, mus, log_sigmas, y):
    total = sum(mp.exp(l) for l in logits)
    density = sum(mp.exp(l) / total * mp.exp(-normal(m, s, y)) for l, m, s in zip(logits, mus, log_sigmas))
    return -mp.log(density)


def gamma(log_mu, log_shape, y):
    a = mp.exp(log_shape)
    if log_shape > 500:
        log_gamma = (a - mp.mpf(1) / 2) * mp.log(a) - a + LOG2PI / 2 + 1 / (12 * a)
    else:
        log_gamma = mp.loggamma(a)
    return log_gamma - a * (log_shape - log_mu) - (a - 1) * mp.log(y) + a * mp.exp(-log_mu) * y


def stirling(x):
    return mp.loggamma(x) if x < mp.exp(500) else (x - mp.mpf(1) / 2) * mp.log(x) - x + LOG2PI / 2 + 1 / (12 * x)


def beta(logit, log_phi, y):
    phi = mp.exp(log_phi)
    a, b = phi * sigmoid(logit), phi * sigmoid(-logit)
    return stirling(a) + stirling(b) - stirling(phi) - (a - 1) * mp.log(y) - (b - 1) * mp.log1p(-y)


def von_mises(z1, z2, y):
    kappa = mp.sqrt(z1 ** 2 + z2 ** 2)
    return mp.log(mp.besseli(0, kappa)) + LOG2PI - z1 * mp.cos(y) - z2 * mp.sin(y)


def negative_binomial(log_mu, log_r, y):
    mu, r = mp.exp(log_mu), mp.exp(log_r)
    rising = mp.fsum(mp.log(r + k) for k in range(int(y))) if y < 200 else stirling(y + r) - stirling(r)
    return mp.loggamma(y + 1) - rising + r * mp.log1p(mu / r) + y * mp.log1p(r / mu)


def multivariate_normal(z, y):
    d = len(y)
    rows, at = [], d
    for k in range(d):
        rows.append([z[at + j] for j in range(k)] + [mp.exp(z[at + k])])
        at += k + 1
    loss, u = d * LOG2PI / 2, []
    for k in range(d):
        u.append((y[k] - z[k] - sum(rows[k][j] * u[j] for j in range(k))) / rows[k][k])
        loss += u[k] ** 2 / 2 + mp.log(rows[k][k])
    return loss


def plackett_luce(z, y):
    return sum(mp.log(sum(mp.exp(z[item]) for item in y[place:])) - z[y[place]] for place in range(len(y)))


def binomial(n):
    return lambda z, y: -mp.log(mp.binomial(n, y)) + y * log1pexp(-z) + (n - y) * log1pexp(z)


# SciPy's log-probability for the same z, in doubles.

def e(x):
    return math.exp(x)


def s(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def scipy_multivariate(z, y):
    d, at = len(y), len(y)
    l = np.zeros((d, d))
    for k in range(d):
        l[k, :k] = z[at:at + k]
        l[k, k] = e(z[at + k])
        at += k + 1
    return stats.multivariate_normal(z[:d], l @ l.T).logpdf(y)


def scipy_mixture(k):
    def log_pdf(*args):
        z, y = args[:-1], args[-1]
        p = np.exp(np.array(z[:k]) - max(z[:k]))
        return math.log(sum(p / p.sum() * stats.norm(z[k:2 * k], np.exp(z[2 * k:])).pdf(y)))
    return log_pdf


EXTREME = [-800.0, 0.4, 800.0]
TWO = [[0.3, -0.2], [-1.7, 1.1], [2.5, -3.0], [0.0, 4.0]]
CASES = {
    "Normal": (normal, lambda m, l, y: stats.norm(m, e(l)).logpdf(y), TWO, [-30.0, 0.1, 2.5, 1e6, -1e150], 2),
    "Laplace": (laplace, lambda m, l, y: stats.laplace(m, e(l)).logpdf(y), TWO, [-30.0, 0.1, 2.5, 1e6, -1e150], 2),
    "StudentT": (student_t, lambda m, l, n, y: stats.t(e(n), m, e(l)).logpdf(y),
                 [[0.3, -0.2, 0.0], [-1.7, 1.1, 2.0], [2.5, -3.0, -2.0], [0.0, 4.0, 9.0], [0.1, 0.2, 30.0]], [-30.0, 0.1, 2.5, 1e6, -1e150], 3),
    "NormalMixture": (lambda a, b, c, d, f, g, y: mixture([a, b], [c, d], [f, g], y), scipy_mixture(2),
                      [[0.5, -0.5, -2.0, 3.0, 0.1, -0.4], [2.0, 1.0, 0.0, 0.5, -1.0, 1.0]], [-30.0, 0.1, 2.5, 1e6], 0),
    "Exponential": (lambda z, y: mp.exp(z) * y - z, lambda z, y: stats.expon(scale=e(-z)).logpdf(y),
                    [[0.3], [-4.0], [5.0]], [0.0, 1e-300, 0.7, 40.0, 1e10], 1),
    "Gamma": (gamma, lambda m, a, y: stats.gamma(e(a), scale=e(m - a)).logpdf(y), TWO + [[0.1, 13.0], [1.0, 30.0]], [1e-300, 1e-5, 0.7, 2.75, 40.0, 1e10], 2),
    "Beta": (beta, lambda m, p, y: stats.beta(s(m) * e(p), s(-m) * e(p)).logpdf(y), TWO + [[0.1, 13.0], [-3.0, 25.0]],
             [1e-300, 1e-5, 0.3, 0.525, 0.999999], 2),
    "VonMises": (von_mises, lambda a, b, y: stats.vonmises(math.hypot(a, b), loc=math.atan2(b, a)).logpdf(y),
                 [[0.3, -0.2], [3.0, 4.0], [-20.0, 5.0], [0.0, -300.0], [0.0, 0.0], [6e4, -7e4], [1e-9, 2e-9]], [0.0, 1.0, -3.1, 100.0], 2),
    "Bernoulli": (lambda z, y: log1pexp(-z) if y == 1 else log1pexp(z), lambda z, y: stats.bernoulli(s(z)).logpmf(y),
                  [[0.3], [-4.0], [20.0], [40.0], [-60.0]], [0.0, 1.0], 1),
    "Binomial": (binomial(12), lambda z, y: stats.binom(12, s(z)).logpmf(y), [[0.3], [-4.0], [9.0], [-40.0]], [0.0, 5.0, 12.0], 1),
    "Poisson": (lambda z, y: mp.exp(z) - y * z + mp.loggamma(y + 1), lambda z, y: stats.poisson(e(z)).logpmf(y),
                [[0.3], [-4.0], [5.0], [13.0]], [0.0, 1.0, 7.0, 1000.0, 440000.0], 1),
    "NegativeBinomial": (negative_binomial, lambda m, r, y: stats.nbinom(e(r), e(r) / (e(r) + e(m))).logpmf(y),
                         TWO + [[3.0, 12.0], [1.0, 40.0]], [0.0, 1.0, 7.0, 1000.0], 2),
}


def compare(name, z, y, truth, other):
    if math.isfinite(other) and abs(other + truth) > 1e-9 * max(1, abs(truth)) and name != "Poisson":
        # SciPy subtracts log-gammas of large arguments; there it may be this far off, and no more
        size = max(abs(v) for v in np.atleast_1d(z))
        assert abs(other + truth) < 1e-9 * max(1, abs(truth)) + 1e-14 * math.exp(min(size, 60)), (name, z, y, truth, other)


def number(x):
    x = float(x)
    return x if math.isfinite(x) else ("Infinity" if x > 0 else "-Infinity" if x < 0 else "NaN")


def losses():
    for name, (loss, scipy, moderate, outputs, extremes) in CASES.items():
        for z in moderate:
            for y in outputs:
                truth = loss(*map(exact, z), exact(y))
                with np.errstate(all="ignore"):
                    try:
                        compare(name, z, y, truth, scipy(*z, y))
                    except (OverflowError, ValueError, ZeroDivisionError):
                        pass
                yield {"family": name, "z": z, "y": y, "loss": number(truth)}
        for z in itertools.product(EXTREME, repeat=extremes) if extremes else []:
            if name == "VonMises":
                mp.mp.dps = 60  # the Bessel function needs no more, and takes its time
            for y in outputs:
                yield {"family": name, "z": list(z), "y": y, "loss": number(loss(*map(exact, z), exact(y)))}
            mp.mp.dps = 800


def vectors():
    for z in [[0.1, -0.4, 0.2, 0.7, -0.3], [1.0, 2.0, -2.0, 5.0, 1.0], [0.0, 0.0, 800.0, 0.4, -800.0], [0.0, 0.0, -800.0, 0.4, 800.0]]:
        for y in [[0.0, 0.0], [1.5, -2.0], [300.0, -1e5]]:
            truth = multivariate_normal(list(map(exact, z)), list(map(exact, y)))
            if max(map(abs, z)) < 100:
                compare("MultivariateNormal", z, y, truth, scipy_multivariate(z, y))
            yield {"family": "MultivariateNormal", "z": z, "y": y, "loss": number(truth)}
    for z in [[0.1, -0.4, 0.2], [1.0, 2.0, -2.0], [800.0, 0.4, -800.0], [0.0, -800.0, 800.0]]:
        for y in itertools.permutations(range(3)):
            yield {"family": "PlackettLuce", "z": z, "y": list(y), "loss": number(plackett_luce(list(map(exact, z)), y))}
        for y in range(3):
            loss = mp.log(sum(mp.exp(exact(v)) for v in z)) - exact(z[y])
            yield {"family": "Categorical", "z": z, "y": y, "loss": number(loss)}


def cumulative():
    for name, arguments, distribution, places in [
        ("Normal", [1.5, 2.0], stats.norm(1.5, 2.0), [-60, -3.0, 1.5, 4.0]),
        ("Laplace", [1.5, 2.0], stats.laplace(1.5, 2.0), [-900, -3.0, 1.5, 4.0]),
        ("StudentT", [3.5, 1.5, 2.0], stats.t(3.5, 1.5, 2.0), [-1e8, -3.0, 1.5, 4.0]),
        ("StudentT", [0.5, 0.0, 1.0], stats.t(0.5), [-1e8, -3.0, 0.001, 4.0]),
        ("Exponential", [0.25], stats.expon(scale=4), [0.0, 1e-20, 3.0, 100.0]),
        ("Gamma", [2.5, 0.5], stats.gamma(2.5, scale=2), [1e-20, 0.3, 5.0, 40.0]),
        ("Gamma", [0.2, 3.0], stats.gamma(0.2, scale=1 / 3), [1e-40, 1e-5, 0.3, 5.0]),
        ("Beta", [2.5, 0.7], stats.beta(2.5, 0.7), [1e-20, 0.1, 0.6, 0.99]),
        ("Beta", [40.0, 70.0], stats.beta(40, 70), [0.01, 0.3, 0.4, 0.6]),
        ("VonMises", [0.0, 0.5], stats.vonmises(0.5), [-3.0, -1.0, 0.2, 2.0]),
        ("VonMises", [0.0, 40.0], stats.vonmises(40), [-0.4, -0.1, 0.0, 0.3]),
        ("Bernoulli", [0.3], stats.bernoulli(0.3), [0.0, 1.0]),
        ("Binomial", [12, 0.3], stats.binom(12, 0.3), [0.0, 3.0, 7.0]),
        ("Poisson", [3.7], stats.poisson(3.7), [0.0, 3.0, 20.0]),
        ("NegativeBinomial", [3.7, 1.4], stats.nbinom(1.4, 1.4 / 5.1), [0.0, 3.0, 40.0]),
    ]:
        for y in places:
            p = distribution.cdf(y)
            if name == "VonMises":  # SciPy's own is good to ten digits only
                kappa = exact(arguments[1])
                mp.mp.dps = 30
                p = mp.quad(lambda t: mp.exp(kappa * mp.cos(t)), [-mp.pi, (exact(y) - mp.pi) / 2, exact(y)]) / (2 * mp.pi * mp.besseli(0, kappa))
                mp.mp.dps = 800
                assert abs(float(p) - distribution.cdf(y)) < 1e-7, (name, y)
            yield {"family": name, "arguments": arguments, "y": y, "p": number(p),
                   "mean": number(distribution.mean()), "variance": number(distribution.var()) if name != "VonMises" else None}


here = os.path.dirname(os.path.abspath(__file__))
content = {"losses": [*losses(), *vectors()], "cumulative": list(cumulative())}
with open(os.path.join(here, "references.json"), "w", encoding="utf-8") as out:
    lines = {key: ",\n".join("  " + json.dumps(row) for row in rows) for key, rows in content.items()}
    out.write("{\n" + ",\n".join(f' "{key}": [\n{rows}\n ]' for key, rows in lines.items()) + "\n}\n")
print({key: len(rows) for key, rows in content.items()})
