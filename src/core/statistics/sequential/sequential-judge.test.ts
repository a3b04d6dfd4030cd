import { describe, expect, it } from 'vitest'
import { compareFamily } from '../compare-family.ts'
import { comparePaired } from '../compare.ts'
import { normalQuantile } from '../normal.ts'
import { createRandom, type Random } from '../random.ts'
import { createPairTracker } from './pair-tracker.ts'
import { createSequentialJudge, type JudgeOptions } from './sequential-judge.ts'

const base: JudgeOptions = {
  scale: 'pass-fail',
  pairs: 1,
  alpha: 0.05,
  margin: 0,
  minimumRows: 10,
  plannedRows: 200,
  seed: 1,
}

/** Rows are easy or hard for both variants alike. */
function outcomes(random: Random, advantage: number): { a: number; b: number } {
  const chance = random.next() < 0.5 ? 0.85 : 0.3
  return { a: Number(random.next() < chance), b: Number(random.next() < chance + advantage) }
}

const normal = (random: Random): number => normalQuantile((random.bits() + 0.5) / 2 ** 32)

/** Runs a judge until it ends or the rows do. */
function judgeRun(options: JudgeOptions, draw: () => number | null) {
  const judge = createSequentialJudge(options)
  for (let row = 1; row <= options.plannedRows; row += 1) {
    const end = judge.add([draw()])
    if (end !== null) return { end, row }
  }
  return { end: null, row: options.plannedRows }
}

describe('with no difference, and a look after every row of 1,000 experiments', () => {
  it.each([
    [
      'rows that pass or fail',
      'pass-fail',
      (random: Random) => {
        const { a, b } = outcomes(random, 0)
        return b - a
      },
    ],
    [
      'shares of three repeats',
      'pass-fail',
      (random: Random) => {
        const chance = random.next()
        const passed = () => [0, 1, 2].filter(() => random.next() < chance).length / 3
        return passed() - passed()
      },
    ],
    ['normal numbers', 'number', normal],
    ['skewed numbers', 'number', (random: Random) => Math.log(1 - random.next()) + 1],
  ] as const)('raises no more false alarms than 5%%: %s', (_, scale, draw) => {
    const random = createRandom(2026)
    let falseAlarms = 0
    for (let experiment = 0; experiment < 1000; experiment += 1) {
      const tracker = createPairTracker({ scale, alpha: 0.05, margin: 0, minimumRows: 30 })
      for (let row = 0; row < 150 && tracker.state().pValue >= 0.05; row += 1) tracker.add(draw(random))
      if (tracker.state().pValue < 0.05) falseAlarms += 1
    }
    expect(falseAlarms).toBeLessThanOrEqual(50)
  })

  it('claims equivalence of variants that differ by the margin in no more than 5%', () => {
    const random = createRandom(4)
    let wrong = 0
    for (let experiment = 0; experiment < 1000; experiment += 1) {
      const tracker = createPairTracker({ scale: 'pass-fail', alpha: 0.05, margin: 0.1, minimumRows: 10 })
      for (let row = 0; row < 150; row += 1) {
        const { a, b } = outcomes(random, 0.1)
        tracker.add(b - a)
      }
      if (tracker.state().isEquivalent) wrong += 1
    }
    expect(wrong).toBeLessThanOrEqual(50)
  })
})

describe('createSequentialJudge', () => {
  it('settles a true difference before the rows run out, most of the time', () => {
    const random = createRandom(9)
    const runs = Array.from({ length: 100 }, (_, seed) =>
      judgeRun({ ...base, seed, plannedRows: 300 }, () => {
        const { a, b } = outcomes(random, 0.15)
        return b - a
      }),
    )
    const settled = runs.filter(({ end }) => end === 'settled')
    expect(settled.length).toBeGreaterThan(85)
    expect(settled.reduce((sum, { row }) => sum + row, 0) / settled.length).toBeLessThan(200)
  })

  it('gives up on a difference that the rows left cannot show', () => {
    const random = createRandom(3)
    const runs = Array.from({ length: 20 }, (_, seed) =>
      judgeRun({ ...base, seed }, () => Number(random.next() < 0.3) - Number(random.next() < 0.3)),
    )
    expect(runs.filter(({ end }) => end === 'hopeless').length).toBeGreaterThan(10)
  })

  it('does not lose hope while rows that never differed may still do, nor before the minimum', () => {
    expect(judgeRun({ ...base, plannedRows: 60 }, () => 0)).toMatchObject({ end: 'hopeless' })
    expect(judgeRun({ ...base, scale: 'number' }, () => 0)).toEqual({ end: null, row: 200 })
    expect(judgeRun({ ...base, minimumRows: 100 }, () => 1)).toEqual({ end: 'settled', row: 100 })
  })

  it('finds variants equivalent that never differ, when there is a margin', () => {
    expect(judgeRun({ ...base, margin: 0.1 }, () => 0)).toMatchObject({ end: 'settled' })
  })

  it('leaves rows out that were not scored for both', () => {
    expect(judgeRun({ ...base, minimumRows: 1 }, () => null).end).not.toBe('settled')
  })

  it('waits for every pair, and agrees with the verdicts of the comparison at the row where it ends', () => {
    for (const seed of [1, 2]) {
      const random = createRandom(seed)
      const judge = createSequentialJudge({ ...base, seed, pairs: 3, margin: 0.3, plannedRows: 2000 })
      const rows: number[][] = []
      let end: string | null = null
      while (end === null && rows.length < 2000) {
        const { a, b } = outcomes(random, 0.3)
        const scores = [a, b, Number(random.next() < 0.05 ? !b : b)]
        rows.push(scores)
        const [one = 0, two = 0, three = 0] = scores
        end = judge.add([two - one, three - one, three - two])
      }
      const compare = (left: number, right: number) =>
        comparePaired({
          scale: 'pass-fail',
          pairs: rows.map((scores, row) => ({ row, a: scores[left] ?? 0, b: scores[right] ?? 0 })),
          unpairedRows: 0,
          margin: 0.3,
          seed,
          sequential: { minimumRows: 10 },
        })
      const verdicts = (upTo: number) => {
        rows.length = upTo
        return compareFamily([compare(0, 1), compare(0, 2), compare(1, 2)]).map(({ verdict }) => verdict)
      }
      expect(end).toBe('settled')
      expect(verdicts(rows.length)).not.toContain('not enough evidence')
      expect(verdicts(rows.length - 1)).toContain('not enough evidence')
    }
  })
})
