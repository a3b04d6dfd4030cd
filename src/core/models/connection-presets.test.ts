import { describe, expect, it } from 'vitest'
import { connectionKindSchema } from './connection-kind.ts'
import { connectionPresets, findConnectionPreset } from './connection-presets.ts'

describe('connectionPresets', () => {
  it('have ids that can be those of connections, each once', () => {
    const ids = connectionPresets.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/)
  })

  it.each(connectionPresets)('name key and source of $title', (preset) => {
    const { keyVariable, needsKey, source } = preset
    expect(/^[A-Z][A-Z0-9_]+$/.test(keyVariable ?? '')).toBe(needsKey)
    expect(new URL(source).protocol).toBe('https:')
  })

  it.each(connectionPresets.filter(({ kind }) => kind !== 'azure'))(
    'have an address for $title that fits',
    (preset) => {
      const { baseUrl, needsKey, kind } = preset
      const { protocol, hostname, search } = new URL(baseUrl ?? '')
      expect([protocol === 'https:', search]).toEqual([needsKey, ''])
      expect(hostname === '127.0.0.1').toBe(!needsKey)
      expect(baseUrl?.endsWith('/v1')).toBe(kind === 'openai')
    },
  )

  it('has one for every kind but the local one', () => {
    const kinds = connectionKindSchema.options.filter((kind) => kind !== 'local')
    expect(kinds.map((kind) => findConnectionPreset(kind)?.kind)).toEqual(kinds)
    expect(findConnectionPreset('nobody')).toBeUndefined()
  })
})
