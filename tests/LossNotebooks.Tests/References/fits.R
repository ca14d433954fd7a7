# Estimates, standard errors and log-likelihoods by R, at full precision: writes fits.json, which FitsAgainstRTests.cs reads.
# Debian: apt-get install --no-install-recommends r-base-core r-cran-nnet r-cran-mass r-cran-survival r-cran-quantreg r-cran-pscl r-cran-numderiv
# Run at the top of the repository: Rscript tests/LossNotebooks.Tests/References/fits.R
data <- function(name) read.csv(file.path("data", paste0(name, ".csv")), stringsAsFactors = TRUE)

fit <- function(estimates, errors, logLik) list(estimates = unname(estimates), errors = unname(errors), logLik = as.numeric(logLik))

# lm estimates the variance with n - p in the denominator; maximum likelihood has n, also in the standard errors.
# The standard error of log sigma is 1 / sqrt(2n), from its Fisher information 2n.
normal <- function(formula, data) {
  m <- lm(formula, data)
  n <- nobs(m)
  shrink <- sqrt(m$df.residual / n)
  fit(c(coef(m), log(summary(m)$sigma * shrink)), c(sqrt(diag(vcov(m))) * shrink, 1 / sqrt(2 * n)), logLik(m))
}

glmFit <- function(formula, family, data, ...) {
  m <- glm(formula, family, data, epsilon = 1e-15, maxit = 100, ...)
  fit(coef(m), sqrt(diag(vcov(m))), logLik(m))
}

# Where the link is not the canonical one, glm takes Fisher's information for the curvature, so that its last steps are slow, and its standard
# errors are others than those of the observed information. Newton's steps go to the end. "slopes" and "bends" are the derivatives of a row's
# loss at eta, for y = 1 and y = 0.
binary <- function(formula, link, data, slopes, bends) {
  m <- glm(formula, binomial(link), data, epsilon = 1e-15, maxit = 100)
  x <- model.matrix(m)
  w <- coef(m)
  for (step in 1:5) {
    eta <- drop(x %*% w)
    hessian <- t(x) %*% (x * ifelse(m$y == 1, bends[[1]](eta), bends[[2]](eta)))
    w <- w - solve(hessian, t(x) %*% ifelse(m$y == 1, slopes[[1]](eta), slopes[[2]](eta)), tol = 0)
  }
  stopifnot(all.equal(unname(drop(w)), unname(coef(m)), tolerance = 1e-7))
  fit(drop(w), sqrt(diag(solve(hessian, tol = 0))), logLik(m))
}
mills <- function(eta) exp(dnorm(eta, log = TRUE) - pnorm(eta, log.p = TRUE))
probit <- function(formula, data) binary(formula, "probit", data,
  list(function(eta) -mills(eta), function(eta) mills(-eta)),
  list(function(eta) mills(eta) * (mills(eta) + eta), function(eta) mills(-eta) * (mills(-eta) - eta)))
odds <- function(eta) exp(eta) / expm1(exp(eta))
cloglog <- function(formula, data) binary(formula, "cloglog", data,
  list(function(eta) -odds(eta), exp), list(function(eta) odds(eta) * (odds(eta) + exp(eta) - 1), exp))

# glm leaves the dispersion 1 / lambda out of its likelihood; the constant that is best is the mean of (y - mu)^2 / mu^2 y. With it Newton's steps
# go to the end, as above; the Hessian is that of all coefficients and log lambda.
inverseGaussian <- function(formula, data) {
  m <- glm(formula, inverse.gaussian("log"), data, epsilon = 1e-15, maxit = 100)
  x <- model.matrix(m)
  y <- m$y
  w <- coef(m)
  for (step in 1:5) {
    mu <- exp(drop(x %*% w))
    w <- w - solve(t(x) %*% (x * (2 * y / mu - 1) / mu), -t(x) %*% ((y / mu - 1) / mu), tol = 0)
  }
  stopifnot(all.equal(unname(drop(w)), unname(coef(m)), tolerance = 1e-6))
  mu <- exp(drop(x %*% w))
  lambda <- 1 / mean((y - mu)^2 / (mu^2 * y))
  hessian <- rbind(cbind(t(x) %*% (x * lambda * (2 * y / mu - 1) / mu), 0), c(0 * drop(w), length(y) / 2))
  fit(c(w, log(lambda)), sqrt(diag(solve(hessian, tol = 0))), sum(log(lambda / (2 * pi * y^3)) / 2 - lambda * (y - mu)^2 / (2 * mu^2 * y)))
}

# multinom stops a few digits early: Newton's steps go to the end. Its printed standard errors are wrong where columns are large (vcov.multinom
# takes a generalised inverse, which drops small singular values), so they are compared on a standardised column only.
multinomial <- function(formula, data) {
  m <- nnet::multinom(formula, data, trace = FALSE, maxit = 1000)
  x <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  w <- coef(m)
  for (step in 1:10) {
    p <- cbind(1, exp(x %*% t(w)))
    p <- p / rowSums(p)
    k <- ncol(p) - 1
    residual <- (outer(as.integer(y), 1 + 1:k, "==") - p[, -1])
    hessian <- matrix(0, k * ncol(x), k * ncol(x))
    for (a in 1:k) for (b in 1:k) {
      weight <- p[, a + 1] * ((a == b) - p[, b + 1])
      hessian[(a - 1) * ncol(x) + 1:ncol(x), (b - 1) * ncol(x) + 1:ncol(x)] <- t(x) %*% (x * weight)
    }
    w <- w + matrix(solve(hessian, as.vector(t(x) %*% residual), tol = 0), k, byrow = TRUE)
  }
  covariance <- solve(hessian, tol = 0)
  z <- scale(x[, 2])
  standardised <- nnet::multinom(y ~ z, Hess = TRUE, trace = FALSE, maxit = 1000, reltol = 1e-15)
  back <- kronecker(diag(k), rbind(c(1, -attr(z, "scaled:center") / attr(z, "scaled:scale")), c(0, 1 / attr(z, "scaled:scale"))))
  stopifnot(all.equal(diag(back %*% vcov(standardised) %*% t(back)), diag(covariance), tolerance = 1e-5))
  fit(as.vector(t(w)), sqrt(diag(covariance)), sum(log(p[cbind(seq_along(y), as.integer(y))])))
}

# Two normals with a common sigma, by so many rounds of expectation and maximisation that nothing moves any more. (mixtools stops when a
# round gains less than 1e-8 in log-likelihood, which leaves its printed digits a few units of the last place short of the maximum.)
mixture <- function(y, weight = 0.36, mu = c(54, 80), sigma = 6, rounds = 10000) {
  for (round in 1:rounds) {
    first <- weight * dnorm(y, mu[1], sigma)
    second <- (1 - weight) * dnorm(y, mu[2], sigma)
    share <- first / (first + second)
    weight <- mean(share)
    mu <- c(weighted.mean(y, share), weighted.mean(y, 1 - share))
    sigma <- sqrt(mean(share * (y - mu[1])^2 + (1 - share) * (y - mu[2])^2))
  }
  fit(c(weight, mu, sigma), numeric(0), sum(log(first + second)))
}

# Log-worths of ranked items against the first, by the MM algorithm of Hunter (2004): a worth becomes the number of places that the item won,
# over the sum of 1 / (worth left) of the places at which it still was there. Its information is a sum of multinomial covariances.
plackettLuce <- function(rankings, rounds = 5000) {
  items <- ncol(rankings)
  left <- lapply(seq_len(nrow(rankings)), function(i) lapply(seq_len(items - 1), function(place) rankings[i, place:items]))
  left <- unlist(left, recursive = FALSE)
  wins <- tabulate(sapply(left, `[`, 1), items)
  worth <- rep(1, items)
  for (round in 1:rounds) {
    there <- rowSums(sapply(left, function(s) replace(numeric(items), s, 1 / sum(worth[s]))))
    worth <- wins / there
    worth <- worth / worth[1]
  }
  chosen <- sapply(left, function(s) replace(numeric(items), s, worth[s] / sum(worth[s])))
  information <- diag(rowSums(chosen)) - chosen %*% t(chosen)
  fit(log(worth[-1]), sqrt(diag(solve(information[-1, -1]))), sum(log(sapply(left, function(s) worth[s[1]] / sum(worth[s])))))
}

# Ordered classes: polr's thresholds as the first, with its sign turned round, and the log of the gap to the second. polr's BFGS leaves some six
# digits: Newton's steps with measured derivatives go to the end.
ordered3 <- function(formula, data, method, cumulative) {
  m <- MASS::polr(formula, data, method = method, control = list(reltol = 1e-16, maxit = 1000))
  x <- model.matrix(m)[, -1]
  y <- as.integer(model.response(model.frame(m)))
  loss <- function(w) {
    first <- w[1] + w[2] * x
    -sum(log(ifelse(y == 1, cumulative(-first), ifelse(y == 3, cumulative(first - exp(w[3])), cumulative(first) - cumulative(first - exp(w[3]))))))
  }
  polr <- unname(c(-m$zeta[1], coef(m), log(diff(m$zeta))))
  w <- polr
  for (step in 1:4) w <- w - solve(numDeriv::hessian(loss, w), numDeriv::grad(loss, w))
  stopifnot(all.equal(w, polr, tolerance = 1e-5))
  fit(w, sqrt(diag(solve(numDeriv::hessian(loss, w)))), -loss(w))
}

# A loss of one's own, by Newton's steps with measured derivatives from where optim leaves off.
searched <- function(loss, start) {
  w <- optim(start, loss, method = "BFGS", control = list(reltol = 1e-14, maxit = 1000))$par
  for (step in 1:4) w <- w - solve(numDeriv::hessian(loss, w), numDeriv::grad(loss, w))
  fit(w, sqrt(diag(solve(numDeriv::hessian(loss, w)))), -loss(w))
}

# Times, of which those without an event are known to be longer, with a gamma: coefficients of log(mean), and log(shape).
gammaTimes <- function(formula, data, event) {
  x <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  searched(function(w) {
    shape <- exp(w[ncol(x) + 1])
    scale <- exp(drop(x %*% w[1:ncol(x)])) / shape
    -sum(ifelse(event == 1, dgamma(y, shape, scale = scale, log = TRUE), pgamma(y, shape, scale = scale, lower.tail = FALSE, log.p = TRUE)))
  }, c(log(mean(y)), rep(0, ncol(x) - 1), 0))
}

# Counts from "least" on, with a negative binomial, of which those of "most" are known to be as many or more: coefficients, and log(size).
countsBetween <- function(formula, data, least = 0, most = Inf) {
  x <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  searched(function(w) {
    mu <- exp(drop(x %*% w[1:ncol(x)]))
    size <- exp(w[ncol(x) + 1])
    above <- function(count) pnbinom(count - 1, size, mu = mu, lower.tail = FALSE, log.p = TRUE)
    -sum(ifelse(y < most, dnbinom(y, size, mu = mu, log = TRUE), above(pmin(y, most))) - above(least))
  }, c(log(mean(y)), rep(0, ncol(x) - 1), 1))
}

# Of a Weibull, survreg's log scale is minus the log of our shape.
times <- function(formula, data, dist, ...) {
  m <- survival::survreg(formula, data, dist = dist, control = list(rel.tolerance = 1e-15, maxiter = 200), ...)
  fit(c(coef(m), (if (dist == "weibull") -1 else 1) * log(m$scale)), sqrt(diag(vcov(m))), logLik(m))
}

# The loss of an asymmetric Laplace whose scale is the mean of the check function. Its standard errors are those of quantreg's se = "iid", with
# the sparsity (1 / density at the quantile) of that distribution; the information of log scale is n.
quantile <- function(formula, data, tau) {
  m <- quantreg::rq(formula, tau, data)
  r <- resid(m)
  scale <- mean(r * (tau - (r < 0)))
  sparsity <- scale / (tau * (1 - tau))
  errors <- sparsity * sqrt(tau * (1 - tau) * diag(solve(crossprod(model.matrix(m$formula, data)))))
  fit(c(coef(m), log(scale)), c(errors, 1 / sqrt(length(r))), length(r) * (log(tau * (1 - tau) / scale) - 1))
}

zeroInflated <- function(formula, data) {
  m <- pscl::zeroinfl(formula, data, dist = "poisson", control = pscl::zeroinfl.control(reltol = 1e-16, maxit = 1000))
  fit(unlist(m$coefficients), sqrt(diag(vcov(m))), logLik(m))
}

# hurdle's second part predicts whether there is a count above 0, ours whether there is none. The standard error of log theta is its own.
hurdle <- function(formula, data, dist) {
  m <- pscl::hurdle(formula, data, dist = dist, control = pscl::hurdle.control(reltol = 1e-16, maxit = 1000))
  errors <- sqrt(diag(vcov(m)))
  count <- length(m$coefficients$count)
  fit(c(m$coefficients$count, if (dist == "negbin") log(m$theta), -m$coefficients$zero), c(errors[1:count], m$SE.logtheta, errors[-(1:count)]), logLik(m))
}

# Counts from 1 on, by Newton's method: the derivatives of log(lambda) y - lambda - log(1 - exp(-lambda)) by log(lambda).
zeroTruncatedPoisson <- function(formula, data) {
  x <- model.matrix(formula, data)
  y <- model.response(model.frame(formula, data))
  beta <- c(log(mean(y)), rep(0, ncol(x) - 1))
  for (step in 1:50) {
    lambda <- as.vector(exp(x %*% beta))
    mean <- lambda / -expm1(-lambda)
    information <- t(x) %*% (x * (mean * (1 + lambda - mean)))
    beta <- beta + solve(information, t(x) %*% (y - mean), tol = 0)
  }
  fit(as.vector(beta), sqrt(diag(solve(information, tol = 0))), sum(dpois(y, lambda, log = TRUE) - log(-expm1(-lambda))))
}

# Data of R's survival package, for the tests only: a trial of two treatments of ovarian cancer (Edmonson and others 1979), and what
# households spent on durable goods (Tobin 1958).
durables <- transform(survival::tobin, bought = as.integer(durable > 0))
write.csv(survival::ovarian, "tests/LossNotebooks.Tests/References/ovarian.csv", row.names = FALSE, quote = FALSE)
write.csv(durables, "tests/LossNotebooks.Tests/References/durables.csv", row.names = FALSE, quote = FALSE)

motors <- transform(data("motors"), x = 1000 / (temperature + 273.15) - 1000 / 403.15)
motors <- transform(motors, lower = ifelse(failed == 1, 500 * floor(hours / 500), hours), upper = ifelse(failed == 1, 500 * floor(hours / 500) + 500, NA))
motors$lower[motors$lower == 0] <- NA
barley <- data("barley")
barley <- barley[order(barley$variety), ]
oring <- data("oring")
oring$damage <- oring$damage == "yes"
fits <- list(
  cars = normal(dist ~ speed, data("cars")),
  warpbreaks_normal = normal(breaks ~ wool + tension, data("warpbreaks")),
  warpbreaks = glmFit(breaks ~ wool + tension, poisson, data("warpbreaks")),
  # A made-up rate, damaged rings per psi: what is tested is the offset.
  exposure = glmFit(damaged_rings ~ temperature + offset(log(pressure)), poisson, oring),
  faithful = mixture(data("faithful")$waiting),
  oring = glmFit(damage ~ temperature, binomial, oring),
  penguins = multinomial(species ~ flipper_length_mm, data("penguins")),
  barley = plackettLuce(t(sapply(split(-barley$yield, paste(barley$site, barley$year)), order))),
  oring_probit = probit(damage ~ temperature, oring),
  oring_cloglog = cloglog(damage ~ temperature, oring),
  tension = ordered3(ordered(tension, c("L", "M", "H")) ~ breaks, data("warpbreaks"), "logistic", plogis),
  tension_probit = ordered3(ordered(tension, c("L", "M", "H")) ~ breaks, data("warpbreaks"), "probit", pnorm),
  eruptions = times(survival::Surv(eruptions) ~ waiting, data("faithful"), "weibull"),
  # As a clock would have it that shows half minutes.
  eruptions_halves = times(survival::Surv(floor(2 * eruptions) / 2, floor(2 * eruptions) / 2 + 0.5, type = "interval2") ~ waiting,
    data("faithful"), "weibull"),
  ovarian_weibull = times(survival::Surv(futime, fustat) ~ age + rx, survival::ovarian, "weibull"),
  ovarian_lognormal = times(survival::Surv(futime, fustat) ~ age + rx, survival::ovarian, "lognormal"),
  # As if somebody had looked at the motors every 500 hours: a motor that was dead at the first look has no lower bound.
  motors_weibull = times(survival::Surv(hours, failed) ~ x, motors, "weibull"),
  motors_lognormal = times(survival::Surv(hours, failed) ~ x, motors, "lognormal"),
  motors_looks = times(survival::Surv(lower, upper, type = "interval2") ~ x, motors, "weibull"),
  lung = times(survival::Surv(days, died) ~ age + sex, data("lung"), "weibull"),
  durables = times(survival::Surv(durable, bought, type = "left") ~ age + quant, durables, "gaussian"),
  durables_t = times(survival::Surv(durable, bought, type = "left") ~ age + quant, durables, "t", parms = 4),
  lung_gamma = gammaTimes(days ~ age + sex, data("lung"), data("lung")$died),
  biochemists_three = countsBetween(articles ~ mentor_articles, data("biochemists"), most = 3),
  warpbreaks_above = countsBetween(breaks ~ tension, subset(data("warpbreaks"), breaks >= 15), least = 15),
  eruptions_inverse_gaussian = inverseGaussian(eruptions ~ waiting, data("faithful")),
  engel_10 = quantile(food ~ income, data("engel"), 0.1),
  engel_50 = quantile(food ~ income, data("engel"), 0.5),
  engel_90 = quantile(food ~ income, data("engel"), 0.9),
  biochemists = zeroInflated(articles ~ mentor_articles | 1, data("biochemists")),
  biochemists_hurdle = hurdle(articles ~ mentor_articles | mentor_articles, data("biochemists"), "poisson"),
  biochemists_hurdle_negbin = hurdle(articles ~ mentor_articles | 1, data("biochemists"), "negbin"),
  biochemists_published = zeroTruncatedPoisson(articles ~ mentor_articles, subset(data("biochemists"), articles > 0))
)

numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
json <- sapply(names(fits), function(name) with(fits[[name]], sprintf(
  '  "%s": {\n    "estimates": %s,\n    "standardErrors": %s,\n    "logLikelihood": %.17g\n  }', name, numbers(estimates), numbers(errors), logLik)))
writeLines(c("{", paste(json, collapse = ",\n"), "}"), "tests/LossNotebooks.Tests/References/fits.json")
