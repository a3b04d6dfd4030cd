const squareRootOfTwoPi = Math.sqrt(2 * Math.PI)

/**
 * P(Z <= x) for a standard normal Z, exact to about 13 digits, in the tails too. Marsaglia's series near the middle
 * ("Evaluating the Normal Distribution", Journal of Statistical Software 11(4), 2004), Laplace's continued fraction
 * beyond 3 standard deviations.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN
  if (x > 3) return 1 - upperTail(x)
  if (x < -3) return upperTail(-x)
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

/**
 * The x with P(Z <= x) = p for a standard normal Z; p from 0 (-Infinity) to 1 (Infinity), NaN outside. Starts from
 * formula 26.2.23 of Abramowitz and Stegun and is polished by Halley steps on normalCdf.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN
  if (p === 0) return -Infinity
  if (p === 1) return Infinity
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  let x = -t + (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let step = 0; step < 3; step += 1) {
    const newton = (normalCdf(x) - p) / normalDensity(x)
    x -= newton / (1 + (x * newton) / 2)
  }
  // The median is 0, not what rounding left of it.
  return Math.abs(x) < 1e-16 ? 0 : x
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / squareRootOfTwoPi
}

/** P(Z > x) for x >= 3: density / (x + 1/(x + 2/(x + 3/(x + ...)))), from the innermost fraction outwards. */
function upperTail(x: number): number {
  if (x > 40) return 0
  let fraction = x
  for (let depth = 90; depth > 0; depth -= 1) fraction = x + depth / fraction
  return normalDensity(x) / fraction
}
