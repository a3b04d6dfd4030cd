import { createRandom } from './random.ts'

export interface PermutationOptions {
  /** Seeds the drawn signings; not used where all are counted. */
  seed: number
  /** Signings drawn where there are too many to count; 9,999 unless told. */
  draws?: number
}

export interface PermutationResult {
  /** Two-sided; 1 when every difference is zero. */
  pValue: number
  /** Whether all signings were counted rather than a sample of them. */
  isExact: boolean
}

/** All signings are counted up to this many non-zero differences: 2^14 of them. */
const exactLimit = 14

/**
 * The paired permutation (sign-flip) test of a mean difference: how often random signs make the sum of differences at
 * least as far from zero as it is. Fisher, The Design of Experiments (1935), section 21. Exact for up to 14 non-zero
 * differences; beyond, seeded Monte Carlo with the observed signing counted in, (hits + 1) / (draws + 1), so that the
 * p-value is never 0 and the test keeps its level (Phipson and Smyth 2010).
 */
export function signFlipTest(differences: ArrayLike<number>, options: PermutationOptions): PermutationResult {
  const kept = Float64Array.from(differences).filter((difference) => difference !== 0)
  const size = kept.reduce((sum, difference) => sum + Math.abs(difference), 0)
  const observed = Math.abs(kept.reduce((sum, difference) => sum + difference, 0))
  // Sums that differ only by rounding are equal.
  const threshold = observed - size * 1e-12
  if (kept.length <= exactLimit) return { pValue: countedShare(kept, threshold), isExact: true }
  const draws = options.draws ?? 9999
  return { pValue: (drawnHits(kept, threshold, draws, options.seed) + 1) / (draws + 1), isExact: false }
}

function countedShare(kept: Float64Array, threshold: number): number {
  const signings = 2 ** kept.length
  let hits = 0
  for (let signing = 0; signing < signings; signing += 1) {
    let sum = 0
    for (let index = 0; index < kept.length; index += 1) {
      sum += (signing >>> index) & 1 ? (kept[index] as number) : -(kept[index] as number)
    }
    if (Math.abs(sum) >= threshold) hits += 1
  }
  return hits / signings
}

function drawnHits(kept: Float64Array, threshold: number, draws: number, seed: number): number {
  const random = createRandom(seed)
  const total = kept.reduce((sum, difference) => sum + difference, 0)
  let hits = 0
  for (let draw = 0; draw < draws; draw += 1) {
    let flipped = 0
    for (let start = 0; start < kept.length; start += 32) {
      const end = Math.min(start + 32, kept.length)
      let bits = random.bits()
      for (let index = start; index < end; index += 1) {
        flipped += (bits & 1) * (kept[index] as number)
        bits >>>= 1
      }
    }
    if (Math.abs(total - 2 * flipped) >= threshold) hits += 1
  }
  return hits
}
