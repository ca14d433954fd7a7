#!/usr/bin/python3
"""Writes Coefficients.cs: the polynomials and constants of the special functions on vectors.

Needs Debian's python3-mpmath; run it from anywhere:  /usr/bin/python3 coefficients.py

Each polynomial is the minimax approximation of what its function has left once its zeros, its pole or its growth are taken out, found by
Remez's exchange with 60 digits, and its coefficients are rounded once, to doubles. The error that is written beside it is the largest
relative one, before the rounding: half a unit in the last place is 1.1e-16. Where a polynomial only adds to something larger, more is
allowed. The number of coefficients is a multiple of four, as Polynomial.cs takes them.
"""
import os

import mpmath as mp

mp.mp.dps = 60


def minimax(f, a, b, degree, centre=0):
    """The coefficients about the centre of the polynomial with the least relative error on [a, b], and that error."""
    n = degree + 1
    half, middle = (mp.mpf(b) - a) / 2, (mp.mpf(a) + b) / 2
    scaled = [-mp.cos(mp.pi * k / (16 * n)) for k in range(16 * n + 1)]
    values = [f(middle + half * s) for s in scaled]
    chosen = [16 * k for k in range(n + 1)]
    for _ in range(30):
        rows = mp.matrix(n + 1, n + 1)
        for i, k in enumerate(chosen):
            for j in range(n):
                rows[i, j] = scaled[k] ** j
            rows[i, n] = (-1) ** i * abs(values[k])
        solution = mp.lu_solve(rows, mp.matrix([values[k] for k in chosen]))
        polynomial = [solution[j] for j in range(n)]
        errors = [(mp.polyval(polynomial[::-1], s) - v) / abs(v) for s, v in zip(scaled, values)]
        worst = max(abs(e) for e in errors)
        if worst < 1.01 * abs(solution[n]):
            return about(polynomial, middle, half, centre), worst
        chosen = alternating(errors, n + 1)
    raise ArithmeticError("the exchange does not converge")


def alternating(errors, count):
    """Where the error is largest between its changes of sign; of these as many in a row as are needed."""
    peaks = []
    for k, e in enumerate(errors):
        if peaks and (e > 0) == (errors[peaks[-1]] > 0):
            if abs(e) > abs(errors[peaks[-1]]):
                peaks[-1] = k
        else:
            peaks.append(k)
    while len(peaks) > count:
        peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
    if len(peaks) < count:
        raise ArithmeticError("the error changes its sign too rarely: the grid or the precision is too coarse")
    return peaks


def about(polynomial, middle, half, centre):
    """From powers of (x - middle) / half to powers of x - centre."""
    result = [mp.mpf(0)]
    for c in reversed(polynomial):
        moved = [mp.mpf(0)] * (len(result) + 1)
        for i, r in enumerate(result):
            moved[i] += r * (mp.mpf(centre) - middle) / half
            moved[i + 1] += r / half
        moved[0] += c
        result = moved
    return result[:-1]


# What the polynomials approximate, with its limit where the formula has none.

def exp_rest(r):
    return (mp.expm1(r) - r) / r ** 2 if abs(r) > 1e-15 else mp.mpf(1) / 2 + r / 6


def log_rest(z):
    if z < 1e-15:
        return mp.mpf(2) / 3 + 2 * z / 5
    s = mp.sqrt(z)
    return (mp.log((1 + s) / (1 - s)) / s - 2) / z


def sin_rest(z):
    r = mp.sqrt(z)
    return (mp.sin(r) / r - 1) / z if z > 1e-30 else -mp.mpf(1) / 6


def cos_rest(z):
    return (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z ** 2 if z > 1e-20 else mp.mpf(1) / 24


def log_gamma_at_its_zeros(t):
    nearest = min(abs(t), abs(1 + t))
    return mp.loggamma(2 + t) / (t * (1 + t)) if nearest > 1e-25 else abs(mp.psi(0, 2 + t))


def stirling(z):
    if z < 1e-30:
        return mp.mpf(1) / 12
    x = 1 / mp.sqrt(z)
    with mp.extradps(40):
        return (mp.loggamma(x) - (x - 0.5) * mp.log(x) + x - mp.log(2 * mp.pi) / 2) * x


with mp.extradps(10):
    DIGAMMA_ZERO = mp.findroot(lambda x: mp.psi(0, x), 1.4616) - 1


def digamma_at_zero(u):
    return mp.psi(0, 1 + u) / (u - DIGAMMA_ZERO) if abs(u - DIGAMMA_ZERO) > 1e-25 else mp.psi(1, 1 + DIGAMMA_ZERO)


def digamma_rest(z):
    if z < 1e-30:
        return mp.mpf(1) / 12
    x = 1 / mp.sqrt(z)
    with mp.extradps(40):
        return (mp.log(x) - mp.psi(0, x) - 1 / (2 * x)) / z


def trigamma_rest(z):
    if z < 1e-30:
        return mp.mpf(1) / 6
    x = 1 / mp.sqrt(z)
    with mp.extradps(40):
        return (mp.psi(1, x) - 1 / x - z / 2) * x ** 3


def three_quarters_from(v):
    return mp.mpf(0.75) * (1 + v) / (1 - v)


def scaled_gamma_rest(v):
    x = three_quarters_from(v)
    return x * (mp.loggamma(x) - (x - mp.mpf(0.5)) * mp.log(x) + x - mp.log(2 * mp.pi) / 2)


def scaled_gamma_fall(v):
    x = three_quarters_from(v)
    return x ** 2 * (mp.log(x) - mp.psi(0, x) - 1 / (2 * x))


def log_gamma_above_one(x):
    return mp.loggamma(1 + x) / x if x > 1e-25 else -mp.euler


def scaled_gamma_curvature(x):
    """The second derivative of log Γ(x) − x log x + x by log x."""
    with mp.extradps(40):
        return x * (mp.psi(0, x) - mp.log(x)) + x * (x * mp.psi(1, x) - 1)


def scaled_gamma_curvature_times_x(v):
    x = three_quarters_from(v) if v < 1 else mp.inf
    return x * scaled_gamma_curvature(x) if x < 1e15 else mp.mpf(1) / 12


def scaled_gamma_curvature_rest(x):
    with mp.extradps(40):
        return (mp.psi(0, 1 + x) + mp.euler) / x + mp.psi(1, 1 + x) if x > 1e-20 else mp.pi ** 2 / 3


def student_curvature(nu):
    """The second derivative of log Γ(ν/2) − log Γ((ν + 1)/2) by log ν, beside that of ½ log ν, which is 0."""
    with mp.extradps(40):
        h = nu / 2
        first, second = (mp.psi(n, h) - mp.psi(n, h + mp.mpf(1) / 2) for n in (0, 1))
        return h * (first + h * second)


def student_curvature_small(w):
    nu = 3 * (1 + w) / (1 - w)
    return student_curvature(nu) * (1 + nu) ** 2 / nu if nu else mp.log(2)


def student_curvature_large(z):
    return student_curvature(1 / mp.sqrt(z)) / mp.sqrt(z) if z > 1e-30 else mp.mpf(1) / 4


def bessel_i0(w):
    return mp.besseli(0, 2 * mp.sqrt(w))


def bessel_i0_rise(w):
    return (bessel_i0(w) - 1) / w if w else mp.mpf(1)


def bessel_i0_squared(w):
    return bessel_i0(w) ** 2


def bessel_i1(w):
    return mp.besseli(1, 2 * mp.sqrt(w)) / mp.sqrt(w) if w else mp.mpf(1)


def bessel_turan(w):
    if w == 0:
        return mp.mpf(1) / 2
    k = 2 * mp.sqrt(w)
    i0, i1 = mp.besseli(0, k), mp.besseli(1, k)
    return i0 ** 2 - i1 ** 2 - i0 * i1 / k


def log_bessel_large(t):
    if t < 1e-30:
        return mp.mpf(1) / 8
    with mp.extradps(40):
        return (mp.log(mp.besseli(0, 1 / t) * mp.sqrt(2 * mp.pi / t)) - 1 / t) / t


def bessel_ratio_large(t):
    if t < 1e-20:
        return mp.mpf(1) / 8
    return ((1 - mp.besseli(1, 1 / t) / mp.besseli(0, 1 / t)) / t - 0.5) / t


def mills(u):
    return mp.sqrt(mp.pi / 2) * mp.erfc(u / mp.sqrt(2)) * mp.exp(u * u / 2)


def mills_scaled(v):
    u = 10 / (1 - v) - 5 if v < 1 else mp.inf
    return (1.75 + mp.mpf(1.4) * u) * mills(u) / mp.sqrt(2 * mp.pi) if u < 1e10 else mp.mpf(1.4) / mp.sqrt(2 * mp.pi)


def hazard_slope(v):
    u = 8 / (1 - v) - 4 if v < 1 else mp.inf
    if u > 1e8:
        return mp.mpf(1)
    m = mills(u)
    return (1 - u * m) / m ** 2


def hazard_slope_near_zero(x):
    m = mills(-x)
    return (1 + x * m) / m ** 2


HALF_LN2 = mp.log(2) / 2 * mp.mpf("1.0001")
QUARTER_PI = mp.pi / 4 * mp.mpf("1.0001")

POLYNOMIALS = [
    ("Exp", "(exp r − 1 − r)/r², for |r| ≤ ½ log 2", exp_rest, -HALF_LN2, HALF_LN2, 11, 0),
    ("Log", "(log((1 + s)/(1 − s))/s − 2)/s² in s², for |s| ≤ 3 − 2√2", log_rest, 0, mp.mpf("0.0295"), 7, 0),
    ("Sin", "(sin r/r − 1)/r² in r², for |r| ≤ ¼π", sin_rest, 0, QUARTER_PI ** 2, 7, 0),
    ("Cos", "(cos r − 1 + ½r²)/r⁴ in r², for |r| ≤ ¼π", cos_rest, 0, QUARTER_PI ** 2, 7, 0),
    ("LogGamma", "log Γ(2 + t)/(t (1 + t)), for −1 ≤ t ≤ ½", log_gamma_at_its_zeros, -1, 0.5, 23, 0),
    ("Stirling", "x (log Γ(x) − (x − ½) log x + x − ½ log 2π) in 1/x², for x ≥ 4.5", stirling, 0, mp.mpf(4.5) ** -2, 7, 0),
    ("Digamma", "ψ(1 + u)/(u − zero) in u − ½, for 0 ≤ u ≤ 1", digamma_at_zero, 0, 1, 23, 0.5),
    ("DigammaLarge", "x² (log x − ψ(x) − 1/2x) in 1/x², for x ≥ 5", digamma_rest, 0, mp.mpf(5) ** -2, 7, 0),
    ("TrigammaLarge", "x³ (ψ′(x) − 1/x − 1/2x²) in 1/x², for x ≥ 5", trigamma_rest, 0, mp.mpf(5) ** -2, 11, 0),
    ("ScaledGammaRest", "x (log Γ(x) − (x − ½) log x + x − ½ log 2π) in (x − ¾)/(x + ¾), for ¼ ≤ x ≤ 5", scaled_gamma_rest,
     -0.5, mp.mpf(17) / 23, 27, 0),
    ("ScaledGammaFall", "x² (log x − ψ(x) − 1/2x) in the same", scaled_gamma_fall, -0.5, mp.mpf(17) / 23, 23, 0),
    ("LogGammaAboveOne", "log Γ(1 + x)/x, for 0 ≤ x ≤ ¼", log_gamma_above_one, 0, 0.25, 11, 0),
    ("DigammaAboveOne", "ψ(1 + x), for 0 ≤ x ≤ ¼", lambda x: mp.psi(0, 1 + x), 0, 0.25, 11, 0),
    ("ScaledGammaCurvature", "x times the second derivative of log Γ(x) − x log x + x by log x in (x − ¾)/(x + ¾), for x ≥ ¼",
     scaled_gamma_curvature_times_x, -0.5, 1, 31, 0),
    ("ScaledGammaCurvatureSmall", "(ψ(1 + x) + γ)/x + ψ′(1 + x), for 0 ≤ x ≤ ¼", scaled_gamma_curvature_rest, 0, 0.25, 15, 0),
    ("StudentCurvature", "(1 + ν)²/ν (log Γ(ν/2) − log Γ((ν + 1)/2))″ by log ν, in (ν − 3)/(ν + 3), for ν ≤ 8",
     student_curvature_small, -1, mp.mpf(5) / 11, 19, 0),
    ("StudentCurvatureLarge", "ν times the same in 1/ν², for ν ≥ 8", student_curvature_large, 0, mp.mpf(8) ** -2, 11, 0),
    ("BesselI0Rise", "(I₀(κ) − 1)/w in w = κ²/4, for κ ≤ 10", bessel_i0_rise, 0, 25, 15, 0),
    ("BesselI0", "I₀(κ) in w = κ²/4, for κ ≤ 10", bessel_i0, 0, 25, 19, 0),
    ("BesselI1", "2 I₁(κ)/κ in w = κ²/4, for κ ≤ 10", bessel_i1, 0, 25, 19, 0),
    ("BesselI0Squared", "I₀(κ)² in w = κ²/4, for κ ≤ 10", bessel_i0_squared, 0, 25, 23, 0),
    ("BesselTuran", "I₀² − I₁² − I₀ I₁/κ in w = κ²/4, for κ ≤ 10", bessel_turan, 0, 25, 23, 0),
    ("LogBesselLarge", "κ (log I₀(κ) − κ + ½ log 2πκ) in 1/κ − 1/20, for κ ≥ 10", log_bessel_large, 0, mp.mpf(1) / 10, 15, 0.05),
    ("BesselRatioLarge", "κ (κ (1 − I₁/I₀) − ½) in 1/κ − 1/20, for κ ≥ 9", bessel_ratio_large, 0, mp.mpf(1) / 9, 31, 0.05),
    ("Mills", "(1.75 + 1.4 u) (1 − Φ(u)) exp ½u² in 1 − 10/(5 + u), for u ≥ 0", mills_scaled, -1, 1, 23, 0),
    ("HazardSlopeNearZero", "the slope of φ(x)/(1 − Φ(x)) in −x − 0.75, for −1.5 ≤ x ≤ 0", hazard_slope_near_zero, 0, 1.5, 19, 0.75),
    ("HazardSlope", "the slope of φ(u)/(1 − Φ(u)) in 1 − 8/(4 + u), for u ≥ 0", hazard_slope, -1, 1, 27, 0),
]


def split(value, bits):
    """A constant as two doubles, the first with so many bits that its product with a small integer is exact."""
    scale = mp.mpf(2) ** (bits - mp.floor(mp.log(value, 2)) - 1)
    high = mp.floor(value * scale + 0.5) / scale
    return float(high), float(value - high)


def main():
    lines = ["namespace LossNotebooks;", "",
             "/// <summary>Polynomials, the constant term first, and constants of two parts; by coefficients.py, not by hand.</summary>",
             "internal static class Coefficients", "{"]
    for name, value, bits in (("Ln2", mp.log(2), 32), ("DigammaZero", DIGAMMA_ZERO, 53), ("OnePlusEuler", 1 + mp.euler, 53)):
        high, low = split(value, bits)
        lines += [f"    public const double {name}High = {high!r};", "", f"    public const double {name}Low = {low!r};", ""]
    high, _ = split(mp.pi / 2, 32)
    middle, low = split(mp.pi / 2 - high, 32)
    for part, value in (("High", high), ("Middle", middle), ("Low", low)):
        lines += [f"    public const double HalfPi{part} = {value!r};", ""]
    for name, what, f, a, b, degree, centre in POLYNOMIALS:
        coefficients, error = minimax(f, a, b, degree, centre)
        print(name, degree, mp.nstr(error, 3))
        lines += [f"    /// <summary>{what}: {mp.nstr(error, 2)}.</summary>", f"    public static ReadOnlySpan<double> {name} =>", "    ["]
        numbers = [repr(float(c)) for c in coefficients]
        lines += ["        " + ", ".join(numbers[k:k + 5]) + "," for k in range(0, len(numbers), 5)]
        lines += ["    ];", ""]
    lines[-1] = "}"
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Coefficients.cs"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
