import { describe, expect, it } from 'vitest'
import { makeSlugs } from './make-slugs.ts'

const slugs = (...names: string[]) => [...makeSlugs(names.map((name) => ({ key: name, name }))).values()]

describe('makeSlugs', () => {
  it('makes a file name of a name', () => {
    expect(slugs('Review mark, few-shot', 'Über ça!')).toEqual(['review-mark-few-shot', 'uber-ca'])
  })

  it('keeps apart names that would be the same, in whatever order they come', () => {
    const [upper, lower, other] = slugs('A b', 'a-b', 'c')
    expect([upper, lower]).toEqual([
      expect.stringMatching(/^a-b-[0-9a-f]{8}$/),
      expect.stringMatching(/^a-b-[0-9a-f]{8}$/),
    ])
    expect(upper).not.toBe(lower)
    expect(slugs('c', 'a-b', 'A b')).toEqual([other, lower, upper])
  })

  it('has a name for what has no letters, and none that a system keeps for itself', () => {
    expect(slugs('要約')[0]).toMatch(/^unnamed-[0-9a-f]{8}$/)
    expect(slugs('CON')[0]).toMatch(/^con-[0-9a-f]{8}$/)
    expect(slugs('../../etc')[0]).toBe('etc')
    expect(slugs('x'.repeat(200))[0]).toHaveLength(60)
  })
})
