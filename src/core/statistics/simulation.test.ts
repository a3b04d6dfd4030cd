import { describe, expect, it } from 'vitest'
import { compareFamily } from './compare-family.ts'
import { comparePaired, type ScoredPair } from './compare.ts'
import { bootstrapMeanInterval } from './bootstrap.ts'
import { normalQuantile } from './normal.ts'
import { rowsForMcnemar } from './power.ts'
import { createRandom, type Random } from './random.ts'

/** Experiments a case; the standard error of a rate near 5% is then 1%. */
const experiments = 500

function share(count: number, holds: (index: number) => boolean): number {
  let hits = 0
  for (let index = 0; index < count; index += 1) if (holds(index)) hits += 1
  return hits / count
}

function normal(random: Random): number {
  return normalQuantile((random.bits() + 0.5) / 2 ** 32)
}

/** Rows are easy or hard for both variants alike, so that their outcomes are correlated as in real datasets. */
function passFail(random: Random, rows: number, advantage: number): ScoredPair[] {
  return Array.from({ length: rows }, (_, row) => {
    const chance = random.next() < 0.5 ? 0.85 : 0.3
    return { row, a: Number(random.next() < chance), b: Number(random.next() < chance + advantage) }
  })
}

describe('with no difference to find', () => {
  it.each([
    ['rows that pass or fail', (random: Random) => passFail(random, 60, 0), 'pass-fail'],
    [
      'rows with three repeats',
      (random: Random) =>
        Array.from({ length: 30 }, (_, row) => {
          const chance = random.next()
          const passed = () =>
            (Number(random.next() < chance) + Number(random.next() < chance) + Number(random.next() < chance)) / 3
          return { row, a: passed(), b: passed() }
        }),
      'pass-fail',
    ],
    [
      'numbers',
      (random: Random) => Array.from({ length: 25 }, (_, row) => ({ row, a: normal(random), b: normal(random) })),
      'number',
    ],
  ] as const)('raises no more false alarms than the level allows: %s', (_, draw, scale) => {
    const random = createRandom(2026)
    const falseAlarms = share(experiments, (seed) => {
      const { verdict } = comparePaired({ scale, pairs: draw(random), unpairedRows: 0, seed, resamples: 400 })
      return verdict === 'A better' || verdict === 'B better'
    })
    expect(falseAlarms).toBeLessThan(0.05 + 0.02)
  })

  it('raises none in more than 5% of families of six', () => {
    const random = createRandom(11)
    const falseAlarms = share(200, (seed) => {
      const family = Array.from({ length: 6 }, (_, member) =>
        comparePaired({
          scale: 'pass-fail',
          pairs: passFail(random, 40, 0),
          unpairedRows: 0,
          seed: seed * 6 + member,
          resamples: 200,
        }),
      )
      return compareFamily(family).some(({ verdict }) => verdict.endsWith('better'))
    })
    expect(falseAlarms).toBeLessThan(0.05 + 0.03)
  })
})

describe('with a difference to find', () => {
  it('finds it in about 80% of experiments that have the rows reckoned for 80% power', () => {
    const random = createRandom(5)
    const pilot = comparePaired({
      scale: 'pass-fail',
      pairs: passFail(random, 4000, 0.15),
      unpairedRows: 0,
      seed: 1,
      resamples: 200,
    })
    const differing = (pilot.test.winsA + pilot.test.winsB) / pilot.rows
    const rows = rowsForMcnemar(0.15, differing) as number
    const found = share(300, (seed) => {
      const pairs = passFail(random, rows, 0.15)
      return comparePaired({ scale: 'pass-fail', pairs, unpairedRows: 0, seed, resamples: 400 }).verdict === 'B better'
    })
    expect(found).toBeGreaterThan(0.7)
    expect(found).toBeLessThan(0.9)
  })

  it.each([
    ['passes and fails, many rows differing', 100, 0.12, 0.935],
    ['passes and fails, few rows differing', 20, 0.12, 0.93],
  ])('covers the true difference about 95 times in 100: %s', (_, rows, advantage, atLeast) => {
    const random = createRandom(3)
    const covered = share(experiments, (seed) => {
      const pairs = passFail(random, rows, advantage)
      const { interval } = comparePaired({ scale: 'pass-fail', pairs, unpairedRows: 0, seed, resamples: 600 })
      return interval !== null && interval.low <= advantage && interval.high >= advantage
    })
    expect(covered).toBeGreaterThan(atLeast - 0.01)
    expect(covered).toBeLessThan(0.98)
  })

  it.each([
    ['10 normal', 10, normal],
    ['50 normal', 50, normal],
    ['30 exponential', 30, (random: Random) => -Math.log(1 - random.next()) - 1],
  ] as const)('the bootstrap covers a true mean of 0 about 95 times in 100: %s values', (_, rows, draw) => {
    const random = createRandom(8)
    const covered = share(experiments, (seed) => {
      const values = Array.from({ length: rows }, () => draw(random))
      const interval = bootstrapMeanInterval(values, { seed, resamples: 600 })
      return interval !== null && interval.low <= 0 && interval.high >= 0
    })
    expect(covered).toBeGreaterThan(0.91)
    expect(covered).toBeLessThan(0.98)
  })
})
