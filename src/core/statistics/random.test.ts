import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, hashSeed } from './random.ts'

describe('createRandom', () => {
  it('gives the same sequence for the same seed, and another for the next seed', () => {
    const sequence = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 5 }, () => random.bits())
    }
    expect(sequence(42)).toEqual(sequence(42))
    expect(sequence(42)).not.toEqual(sequence(43))
  })

  it('keeps its sequence from release to release, since stored seeds must mean the same', () => {
    const random = createRandom(1)
    expect([random.bits(), random.bits(), random.bits()]).toEqual([1828152527, 3394835397, 2967886022])
  })

  it('is even over ten bins (chi-square with 9 degrees of freedom, 99.9% point 27.9)', () => {
    const random = createRandom(5)
    const bins = new Array<number>(10).fill(0)
    for (let draw = 0; draw < 100_000; draw += 1) {
      const bin = random.integer(10)
      bins[bin] = (bins[bin] ?? NaN) + 1
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.9)
  })

  it('draws unrelated first numbers from neighbouring seeds', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => createRandom(seed).next())
    const products = firsts.slice(1).map((value, index) => (value - 0.5) * ((firsts[index] ?? NaN) - 0.5))
    const correlation = products.reduce((sum, product) => sum + product, 0) / products.length / (1 / 12)
    expect(Math.abs(correlation)).toBeLessThan(0.1)
  })

  it('stays within its ranges', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const random = createRandom(seed)
        for (let draw = 0; draw < 20; draw += 1) {
          const value = random.next()
          const whole = random.integer(n)
          expect(value >= 0 && value < 1).toBe(true)
          expect(Number.isInteger(whole) && whole >= 0 && whole < n).toBe(true)
        }
      }),
    )
  })

  it('shuffles a copy that has the same items', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const before = [...items]
        const shuffled = createRandom(seed).shuffle(items)
        expect(items).toEqual(before)
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...before].sort((a, b) => a - b))
      }),
    )
  })

  it('puts each item in each place equally often', () => {
    const random = createRandom(9)
    const first = [0, 0, 0]
    for (let round = 0; round < 30_000; round += 1) {
      const [chosen = NaN] = random.shuffle([0, 1, 2])
      first[chosen] = (first[chosen] ?? NaN) + 1
    }
    for (const count of first) expect(Math.abs(count - 10_000)).toBeLessThan(350)
  })
})

describe('hashSeed', () => {
  it('tells order, type and borders of the parts apart', () => {
    const seeds = [
      hashSeed('ab', 'c'),
      hashSeed('a', 'bc'),
      hashSeed('c', 'ab'),
      hashSeed(1),
      hashSeed('1'),
      hashSeed(),
    ]
    expect(new Set(seeds).size).toBe(seeds.length)
  })

  it('keeps its values from release to release, since stored seeds must mean the same', () => {
    expect(hashSeed(7, 'variant', 12, 0)).toBe(2151092406)
  })

  it('gives an unsigned 32-bit integer', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true }))), (parts) => {
        const seed = hashSeed(...parts)
        expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true)
      }),
    )
  })

  it('collides no more than chance over the cells of a large run', () => {
    const seeds = new Set<number>()
    for (let row = 0; row < 20_000; row += 1) {
      for (let repeat = 0; repeat < 5; repeat += 1) seeds.add(hashSeed(1, 'A', row, repeat))
    }
    // 100,000 seeds of 32 bits collide 1.2 times on average.
    expect(100_000 - seeds.size).toBeLessThan(10)
  })
})
