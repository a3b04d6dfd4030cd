import { binomialLowerTail } from './binomial.ts'

/**
 * McNemar's exact test of two paired proportions: the two-sided p-value of `b` rows won by one side and `c` by the
 * other, under which each differing row is a fair coin. 1 when no row differs. McNemar, Psychometrika 12 (1947).
 */
export function mcnemarExact(b: number, c: number): number {
  return Math.min(1, 2 * binomialLowerTail(Math.min(b, c), b + c, 0.5))
}
