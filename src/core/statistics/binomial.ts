/** ln Gamma(x) for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) after shifting x above 12; about 14 digits. */
export function logGamma(x: number): number {
  let shift = 0
  let z = x
  while (z < 12) {
    shift += Math.log(z)
    z += 1
  }
  const inverse = 1 / z
  const square = inverse * inverse
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))))
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift
}

/** P(X = k) for X ~ Binomial(n, p). */
export function binomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0
  if (p <= 0) return k === 0 ? 1 : 0
  if (p >= 1) return k === n ? 1 : 0
  const logChoose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
  return Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p))
}

/** P(X <= k) for X ~ Binomial(n, p). The smaller tail is summed, so that small probabilities keep their digits. */
export function binomialLowerTail(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  if (p <= 0) return 1
  if (p >= 1) return 0
  if (k > n * p) return 1 - binomialLowerTail(n - k - 1, n, 1 - p)
  let term = binomialMass(k, n, p)
  let sum = term
  for (let at = k; at > 0 && term > sum * 1e-17; at -= 1) {
    term *= (at * (1 - p)) / ((n - at + 1) * p)
    sum += term
  }
  return Math.min(1, sum)
}

/** P(X >= k) for X ~ Binomial(n, p). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  return binomialLowerTail(n - k, n, 1 - p)
}
