"""Loss and gradient of a million examples: the library beside PyTorch, each on one thread.

    /usr/bin/python3 tests/LossNotebooks.Benchmarks/likelihoods.py [RUNS]

Debian: apt-get install --no-install-recommends python3-torch. Raw outputs and outputs are drawn with a fixed seed. PyTorch has the
shortest form that gives the same loss, by the functions that it has for it, without checks of its arguments; its gradient is autograd's.
Both losses, and each number of both gradients, must agree. "In blocks" are 256 examples at a time, as a fit goes through them, without
and with the curvature. Times are the best processor times of so many runs in milliseconds, which other processes disturb little.
"""
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = 10**6
HALF_LOG_TWO_PI = 0.9189385332046727
WITHIN = 1e-9


def log_factorial(y):
    return torch.lgamma(y + 1)


def log_choose(n, y):
    return torch.lgamma(torch.tensor(n + 1.0)) - log_factorial(y) - log_factorial(n - y)


def normal(z, y):
    return 0.5 * ((y - z[0]) * torch.exp(-z[1]))**2 + z[1] + HALF_LOG_TWO_PI


def student(nu, z, y):
    return 0.5 * (nu + 1) * torch.log1p(((y - z[0]) * torch.exp(-z[1]))**2 / nu) + z[1] + (
        torch.lgamma(nu / 2) - torch.lgamma((nu + 1) / 2) + 0.5 * torch.log(nu * np.pi))


def quantile(z, y):
    u = (y - z[0]) * torch.exp(-z[1])
    return torch.maximum(0.9 * u, -0.1 * u) + z[1] - np.log(0.09)


def mixture(z, y):
    logits, means, log_sigmas = z
    u = (y[:, None] - means) * torch.exp(-log_sigmas)
    return torch.logsumexp(logits, 1) - torch.logsumexp(logits - 0.5 * u**2 - log_sigmas, 1) + HALF_LOG_TWO_PI


def weibull(z, y):
    t = torch.exp(z[1]) * (torch.log(y) - z[0])
    return torch.exp(t) - t - z[1] + torch.log(y)


def gamma(z, y):
    shape, log_y = torch.exp(z[1]), torch.log(y)
    return torch.lgamma(shape) - shape * (z[1] - z[0]) - (shape - 1) * log_y + shape * y * torch.exp(-z[0])


def inverse_gaussian(z, y):
    log_y = torch.log(y)
    return torch.exp(z[1] - z[0]) * (torch.cosh(log_y - z[0]) - 1) + 0.5 * (3 * log_y - z[1]) + HALF_LOG_TWO_PI


def beta(z, y):
    precision, mean = torch.exp(z[1]), torch.sigmoid(z[0])
    a = mean * precision
    b = precision - a
    return torch.lgamma(a) + torch.lgamma(b) - torch.lgamma(precision) - (a - 1) * torch.log(y) - (b - 1) * torch.log1p(-y)


def von_mises(z, y):
    kappa = torch.hypot(z[0], z[1])
    return torch.log(torch.special.i0e(kappa)) + kappa + 2 * HALF_LOG_TWO_PI - z[0] * torch.cos(y) - z[1] * torch.sin(y)


def beta_binomial(z, y):
    precision, mean = torch.exp(z[1]), torch.sigmoid(z[0])
    a = mean * precision
    b = precision - a
    return (torch.lgamma(a) + torch.lgamma(b) - torch.lgamma(precision) - torch.lgamma(a + y) - torch.lgamma(b + 12 - y)
            + torch.lgamma(precision + 12) - log_choose(12, y))


def poisson(z, y):
    return torch.exp(z[0]) - y * z[0] + log_factorial(y)


def zero_inflated(z, y):
    rate = torch.exp(z[0])
    return F.softplus(z[1]) - torch.where(y > 0, y * z[0] - rate - log_factorial(y), torch.logaddexp(z[1], -rate))


def zero_truncated(z, y):
    rate = torch.exp(z[0])
    return rate - y * z[0] + log_factorial(y) + torch.log(-torch.expm1(-rate))


def negative_binomial(z, y):
    size, log_sum = torch.exp(z[1]), torch.logaddexp(z[0], z[1])
    return torch.lgamma(size) + log_factorial(y) - torch.lgamma(y + size) - size * (z[1] - log_sum) - y * (z[0] - log_sum)


def ordinal(cdf, z, y):
    first, second = z[0] - torch.exp(z[1]), z[0] - torch.exp(z[1]) - torch.exp(z[2])
    ends = torch.ones_like(y)
    above = torch.stack([ends, cdf(z[0]), cdf(first), cdf(second), 0 * ends], 1)
    y = y.long()[:, None]
    return -torch.log(above.gather(1, y) - above.gather(1, y + 1))


def grades(z, noise):
    thresholds = np.cumsum([z[0], -np.exp(z[1]), -np.exp(z[2])], axis=0)
    return (thresholds + noise > 0).sum(0)


def cross_entropy(z, y):
    return F.cross_entropy(z[0], y.long(), reduction="none")


# For each: how PyTorch groups the K raw outputs, the loss, and how y is drawn for the raw outputs.
FAMILIES = {
    "normal": ([1, 1], normal, lambda r, z: r.normal(z[0], np.exp(z[1]))),
    "normal-known": ([1], lambda z, y: 0.5 * (y - z[0])**2 + HALF_LOG_TWO_PI, lambda r, z: r.normal(z[0], 1)),
    "truncated": ([1, 1], lambda z, y: normal(z, y) + torch.special.log_ndtr(z[0] * torch.exp(-z[1])), lambda r, z: abs(r.normal(z[0]))),
    "censored": ([1, 1], lambda z, y: torch.where(y >= 1, -torch.special.log_ndtr((z[0] - 1) * torch.exp(-z[1])), normal(z, y)),
                 lambda r, z: r.normal(z[0], np.exp(z[1]))),
    "lognormal": ([1, 1], lambda z, y: normal(z, torch.log(y)) + torch.log(y), lambda r, z: np.exp(r.normal(z[0], np.exp(z[1])))),
    "laplace": ([1, 1], lambda z, y: torch.abs(y - z[0]) * torch.exp(-z[1]) + z[1] + np.log(2), lambda r, z: r.laplace(z[0], np.exp(z[1]))),
    "quantile": ([1, 1], quantile, lambda r, z: r.laplace(z[0], np.exp(z[1]))),
    "student-4": ([1, 1], lambda z, y: student(torch.tensor(4.0), z, y), lambda r, z: z[0] + np.exp(z[1]) * r.standard_t(4, EXAMPLES)),
    "student": ([1, 1, 1], lambda z, y: student(torch.exp(z[2]), z, y), lambda r, z: z[0] + np.exp(z[1]) * r.standard_t(np.exp(z[2]))),
    "mixture-3": ([3, 3, 3], mixture, lambda r, z: r.normal(0, 1.5, EXAMPLES)),
    "exponential": ([1], lambda z, y: y * torch.exp(z[0]) - z[0], lambda r, z: r.exponential(np.exp(-z[0]))),
    "weibull": ([1, 1], weibull, lambda r, z: np.exp(z[0]) * r.weibull(np.exp(z[1]))),
    "gamma": ([1, 1], gamma, lambda r, z: np.maximum(1e-9, r.gamma(np.exp(z[1]), np.exp(z[0] - z[1])))),
    "inversegaussian": ([1, 1], inverse_gaussian, lambda r, z: r.wald(np.exp(z[0]), np.exp(z[1]))),
    "beta": ([1, 1], beta, lambda r, z: r.uniform(0.01, 0.99, EXAMPLES)),
    "vonmises": ([1, 1], von_mises, lambda r, z: r.vonmises(np.arctan2(z[1], z[0]), np.hypot(z[0], z[1]))),
    "bernoulli": ([1], lambda z, y: F.binary_cross_entropy_with_logits(z[0], y, reduction="none"), lambda r, z: r.random(EXAMPLES) < 0.6),
    "bernoulli-probit": ([1], lambda z, y: -torch.special.log_ndtr((2 * y - 1) * z[0]), lambda r, z: r.random(EXAMPLES) < 0.6),
    "binomial-12": ([1], lambda z, y: 12 * F.softplus(z[0]) - y * z[0] - log_choose(12, y), lambda r, z: r.binomial(12, 1 / (1 + np.exp(-z[0])))),
    "betabinomial-12": ([1, 1], beta_binomial, lambda r, z: r.binomial(12, r.uniform(0, 1, EXAMPLES))),
    "poisson": ([1], poisson, lambda r, z: r.poisson(np.exp(z[0]))),
    "zeroinflated": ([1, 1], zero_inflated, lambda r, z: r.poisson(np.exp(z[0])) * (r.random(EXAMPLES) < 0.6)),
    "hurdle": ([1, 1], lambda z, y: torch.where(y > 0, F.softplus(z[1]) + zero_truncated(z, y), F.softplus(-z[1])),
               lambda r, z: r.poisson(np.exp(z[0])) * (r.random(EXAMPLES) < 0.6)),
    "zerotruncated": ([1], zero_truncated, lambda r, z: 1 + r.poisson(np.exp(z[0]))),
    "negbinomial": ([1, 1], negative_binomial, lambda r, z: r.poisson(np.exp(z[0]) * r.gamma(np.exp(z[1]), np.exp(-z[1])))),
    "categorical-3": ([3], cross_entropy, lambda r, z: r.integers(0, 3, EXAMPLES)),
    "categorical-10": ([10], cross_entropy, lambda r, z: r.integers(0, 10, EXAMPLES)),
    "ordinal-4": ([1, 1, 1], lambda z, y: ordinal(torch.sigmoid, z, y), lambda r, z: grades(z, r.logistic(0, 1, EXAMPLES))),
    "probit-4": ([1, 1, 1], lambda z, y: ordinal(torch.special.ndtr, z, y), lambda r, z: grades(z, r.normal(0, 1, EXAMPLES))),
}


def draw(groups, output):
    random = np.random.default_rng(1)
    z = random.normal(0, 0.7, (sum(groups), EXAMPLES))
    return z, np.asarray(output(random, z), dtype=float)


def in_torch(groups, loss_of, z, y, runs):
    leaves, first = [], 0
    for size in groups:
        part = z[first] if size == 1 else np.ascontiguousarray(z[first:first + size].T)
        leaves.append(torch.tensor(part, requires_grad=True))
        first += size
    y, times = torch.tensor(y), []
    for _ in range(runs):
        for leaf in leaves:
            leaf.grad = None
        start = time.process_time()
        loss = loss_of(leaves, y).sum()
        loss.backward()
        times.append(1000 * (time.process_time() - start))
    return min(times), loss.item(), np.concatenate([leaf.grad.numpy().T.ravel() for leaf in leaves])


def measure(runs):
    """For each family its name, how many numbers are read and written, our time, PyTorch's, ours in blocks, and with the curvature."""
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", HERE], check=True, stdout=sys.stderr)
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    for name, (groups, loss_of, output) in FAMILIES.items():
        with tempfile.TemporaryDirectory() as folder:
            z, y = draw(groups, output)
            np.concatenate([y, z.ravel()]).tofile(os.path.join(folder, name + ".f64"))
            command = ["dotnet", "run", "-c", "Release", "--no-build", "--project", HERE, "--", "likelihoods", folder, str(runs)]
            words = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            gradient = np.fromfile(os.path.join(folder, name + ".gradient"))
        ours, in_blocks, with_curvature, loss = map(float, words[1:])
        theirs, loss_of_torch, gradient_of_torch = in_torch(groups, loss_of, z, y, runs)
        assert abs(loss - loss_of_torch) < WITHIN * abs(loss), f"{name}: the loss is {loss}, PyTorch's {loss_of_torch}"
        apart = np.abs(gradient - gradient_of_torch) / (1 + np.abs(gradient))
        assert apart.max() < WITHIN, f"{name}: the gradients are {apart.max()} apart, at {apart.argmax()}"
        yield name, EXAMPLES * (2 + 2 * len(z)), ours, theirs, in_blocks, with_curvature


def main(runs):
    print("| family | ours | PyTorch | times as fast | ours in blocks | with curvature | times as long |\n|---|---|---|---|---|---|---|")
    for name, _, ours, theirs, in_blocks, with_curvature in measure(runs):
        print(f"| {name} | {ours:.1f} | {theirs:.0f} | {theirs / ours:.1f} | {in_blocks:.1f} "
              + ("| – | – |" if np.isnan(with_curvature) else f"| {with_curvature:.1f} | {with_curvature / in_blocks:.1f} |"), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
