# R's part of fits.py: fits each data set of a folder and prints the median time of so many runs, in milliseconds.
arguments <- commandArgs(trailingOnly = TRUE)
for (file in sort(list.files(arguments[1], pattern = "[.]f64$"))) {
  parts <- strsplit(sub("[.]f64$", "", file), "-")[[1]] # family, rows, columns of x
  rows <- as.integer(parts[2])
  numbers <- readBin(file.path(arguments[1], file), "double", rows * (as.integer(parts[3]) + 1))
  data <- as.data.frame(matrix(numbers, rows))
  names(data) <- c("y", paste0("x", seq_len(ncol(data) - 1)))
  formula <- as.formula(paste("y ~", paste(names(data)[-1], collapse = " + ")))
  run <- switch(parts[1],
    poisson = function() glm(formula, poisson, data),
    bernoulli = function() glm(formula, binomial, data),
    normal = function() lm(formula, data),
    negbinomial = function() MASS::glm.nb(formula, data),
    quantile = function() quantreg::rq(formula, 0.9, data, method = if (rows > 1e4) "fn" else "br"))
  run()
  times <- replicate(as.integer(arguments[2]), system.time(run())[["elapsed"]])
  cat(sub("[.]f64$", "", file), 1000 * median(times), sprintf("%.12g", coef(run())[2]), "\n")
}
