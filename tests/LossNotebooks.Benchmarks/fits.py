"""Fits of generalised linear models and of quantiles: the library beside R and statsmodels.

    /usr/bin/python3 tests/LossNotebooks.Benchmarks/fits.py [RUNS]

Debian: apt-get install --no-install-recommends r-base-core r-cran-mass r-cran-quantreg python3-statsmodels. The data are drawn with a fixed seed and written as
raw doubles, so that nobody's time holds the reading of a file. Each program runs on its own, with as many threads as it takes by default.
Times are medians in milliseconds once code is warm: after fits of a second of ours, and one of the others, which have next to nothing to warm. `first` is
our very first fit, of a new process in the line above all others by name (Bernoulli, 1,000 rows), `peak` the memory in MB after all fits so far.
"""
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import statsmodels.api as sm

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = [(family, rows, 3) for family in ("poisson", "bernoulli", "normal") for rows in (10**3, 10**4, 10**5, 10**6)]
SETS.append(("poisson", 10**5, 20))
SETS += [(family, rows, 3) for family in ("negbinomial", "quantile") for rows in (10**3, 10**4, 10**5)]
# R stops a little before the end of a negative binomial. statsmodels weighs the residuals of a quantile again and again until the slopes
# stand still by 1e-6, which is not yet the end; R solves the linear programme, as exactly as the library finds its solution.
WITHIN_R = {"negbinomial": 1e-5}
WITHIN_STATSMODELS = {"quantile": 2e-3, "negbinomial": 1e-5}


def draw(family, rows, columns):
    random = np.random.default_rng(1)
    x = random.standard_normal((rows, columns))
    z = 0.5 + x @ (0.3 / np.arange(1, columns + 1))
    y = {"poisson": lambda: random.poisson(np.exp(z)), "bernoulli": lambda: random.random(rows) < 1 / (1 + np.exp(-z)),
         "normal": lambda: z + random.standard_normal(rows), "quantile": lambda: z + random.laplace(size=rows),
         "negbinomial": lambda: random.poisson(np.exp(z) * random.gamma(2, 0.5, rows))}[family]()
    return y.astype(float), x


def statsmodels_fit(family, y, x):
    x = sm.add_constant(x)
    return {"poisson": lambda: sm.GLM(y, x, family=sm.families.Poisson()).fit(),
            "bernoulli": lambda: sm.GLM(y, x, family=sm.families.Binomial()).fit(), "normal": lambda: sm.OLS(y, x).fit(),
            "quantile": lambda: sm.QuantReg(y, x).fit(0.9),
            "negbinomial": lambda: sm.NegativeBinomial(y, x).fit(disp=0)}[family]()


def lines(command):
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {line.split()[0]: [float(part) for part in line.split()[1:]] for line in output.splitlines() if "-" in line}


def measure(runs):
    """For each fit its name, how many numbers its data are, our median, R's and statsmodels', our first and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        theirs = {}
        for family, rows, columns in SETS:
            name = f"{family}-{rows}-{columns}"
            y, x = draw(family, rows, columns)
            np.concatenate([y, x.T.ravel()]).tofile(os.path.join(folder, name + ".f64"))
            times = []
            for _ in range(runs + 1):
                start = time.perf_counter()
                fit = statsmodels_fit(family, y, x)
                times.append(1000 * (time.perf_counter() - start))
            theirs[name] = [np.median(times[1:]), fit.params[1]]
        ours = lines(["dotnet", "run", "-c", "Release", "--project", HERE, "--", "fits", folder, str(runs)])
        r = lines(["Rscript", os.path.join(HERE, "fits.R"), folder, str(runs)])
    for family, rows, columns in SETS:
        name = f"{family}-{rows}-{columns}"
        median, slope, first, peak = ours[name]
        of_r, of_statsmodels = r[name][1], theirs[name][1]
        assert abs(slope - of_r) < WITHIN_R.get(family, 1e-6), f"{name}: the slope is {slope}, R's {of_r}"
        assert abs(slope - of_statsmodels) < WITHIN_STATSMODELS.get(family, 1e-6), f"{name}: {slope}, statsmodels' {of_statsmodels}"
        yield f"{family}, n = {rows:,}, {columns} columns", rows * (1 + columns), median, r[name][0], theirs[name][0], first, peak


def main(runs):
    print("| fit | ours | R | statsmodels | times as fast as the faster | first | peak |\n|---|---|---|---|---|---|---|")
    for name, _, median, r, statsmodels, first, peak in measure(runs):
        print(f"| {name} | {median:.1f} | {r:.0f} | {statsmodels:.1f} | {min(r, statsmodels) / median:.1f} | {first:.0f} | {peak:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
