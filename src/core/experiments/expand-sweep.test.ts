import { describe, expect, it } from 'vitest'
import { expandSweep, sweepSchema } from './expand-sweep.ts'

const base = [{ name: 'plain', model: 'local/starter', settings: { maxTokens: 8 } }]
const expand = (sweep: unknown, variants = base) => expandSweep(variants, sweepSchema.parse(sweep))

describe('expandSweep', () => {
  it('makes a variant of every combination, named after it', () => {
    const variants = expand({ settings: { temperature: [0, 1], topP: [0.5, 1] }, models: ['local/starter', 'x/y'] })
    expect(variants).toHaveLength(8)
    expect(variants[0]).toEqual({
      name: 'plain · local/starter · temperature 0 · topP 0.5',
      model: 'local/starter',
      settings: { maxTokens: 8, temperature: 0, topP: 0.5 },
    })
    expect(new Set(variants.map(({ name }) => name)).size).toBe(8)
  })

  it('draws a sample by its seed, without repeats and in the order of the grid', () => {
    const sweep = { settings: { temperature: [0, 0.2, 0.4, 0.6, 0.8, 1], topP: [0.5, 0.7, 0.9, 1] } }
    const drawn = expand({ ...sweep, sample: { count: 5, seed: 3 } }).map(({ name }) => name)
    expect(new Set(drawn).size).toBe(5)
    expect(expand({ ...sweep, sample: { count: 5, seed: 3 } }).map(({ name }) => name)).toEqual(drawn)
    expect(expand({ ...sweep, sample: { count: 5, seed: 4 } }).map(({ name }) => name)).not.toEqual(drawn)
    const all = expand({ settings: sweep.settings, sample: { count: 24 } }).map(({ name }) => name)
    expect(drawn).toEqual(all.filter((name) => drawn.includes(name)))
  })

  it('leaves the variants as they are where nothing is swept', () => {
    expect(expand({})).toEqual(base)
  })

  it.each([
    [{ settings: { heat: [1] } }, /not known|not right/],
    [{ settings: { temperature: [9] } }, '"temperature" is not right in the sweep at temperature 9'],
    [
      { settings: { temperature: Array.from({ length: 26 }, (_, i) => i / 26), topP: [0.5, 1] } },
      'sample: { count: 26 }',
    ],
  ])('refuses what cannot be run: %j', (sweep, message) => {
    expect(() => expand(sweep)).toThrow(message)
  })
})
