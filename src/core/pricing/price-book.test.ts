import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { costUsd } from './cost-usd.ts'
import { findPrice } from './find-price.ts'
import { createPriceBook, priceBookSchema } from './price-book.ts'

const entry = {
  host: 'api.a.com',
  model: 'm*',
  inputUsdPerMillion: 1,
  outputUsdPerMillion: 2,
  from: '2026-11-22',
  source: 'x',
}

describe('priceBookSchema', () => {
  it.each([
    ['a star in the middle', { model: 'a*b' }],
    ['an address for a host', { host: 'https://api.a.com/v1' }],
    ['a port', { host: 'localhost:8080' }],
    ['a negative price', { outputUsdPerMillion: -1 }],
    ['a day that is none', { from: '2026-02-30' }],
    ['neither kind nor host', { host: undefined }],
    ['a field that it does not know', { inputUsdPerMilion: 1 }],
    ['no source', { source: '' }],
  ])('refuses %s', (_, change) => {
    expect(priceBookSchema.safeParse({ prices: [{ ...entry, ...change }] }).success).toBe(false)
    expect(priceBookSchema.safeParse({ prices: [entry] }).success).toBe(true)
  })
})

describe('resources/prices.yaml', () => {
  const file = new URL('../../../resources/prices.yaml', import.meta.url)
  const shipped = priceBookSchema.parse(parse(readFileSync(file, 'utf8')))
  const book = createPriceBook(shipped)
  const at = '2027-01-01T00:00:00Z'

  it('has a page to check for every price, and no price twice', () => {
    for (const { kind, source } of shipped.prices) expect(source).toMatch(kind === undefined ? /^https:\/\// : /./)
    const ids = shipped.prices.map(({ kind, host, model, from }) => JSON.stringify([kind, host, model, from]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has cached input that costs no more than input, and input that costs no more than output', () => {
    for (const price of shipped.prices) {
      expect(price.cachedInputUsdPerMillion ?? 0).toBeLessThanOrEqual(price.inputUsdPerMillion)
      expect(price.inputUsdPerMillion).toBeLessThanOrEqual(price.outputUsdPerMillion)
    }
  })

  it('knows that the local runtime costs nothing', () => {
    expect(costUsd(findPrice(book, { kind: 'llama', model: '/models/any.gguf', at }), {})).toBe(0)
  })

  it('knows a hosted model by its dated name, and does not guess at its relatives', () => {
    const host = 'api.openai.com'
    expect(findPrice(book, { kind: 'openai', host, model: 'gpt-5-nano-2025-08-07', at })?.model).toBe('gpt-5-nano*')
    expect(findPrice(book, { kind: 'openai', host, model: 'gpt-5-turbo', at })).toBeUndefined()
    expect(findPrice(book, { kind: 'openai', host: 'api.anthropic.com', model: 'claude-opus-5-9', at })).toBeUndefined()
    expect(findPrice(book, { kind: 'openai', host: '127.0.0.1', model: 'gpt-5-nano', at })).toBeUndefined()
  })

  it('knows Claude and Gemini by their hosts, whatever kind of connection asks, and a price that ends', () => {
    const claude = { host: 'api.anthropic.com', model: 'claude-opus-5-5', at }
    expect(findPrice(book, { kind: 'anthropic', ...claude })).toMatchObject({ outputUsdPerMillion: 20 })
    expect(findPrice(book, { kind: 'openai', ...claude })).toMatchObject({ outputUsdPerMillion: 20 })
    const gemini = { kind: 'gemini', host: 'generativelanguage.googleapis.com', model: 'gemini-3.8-flash' }
    const priceOn = (day: string) => findPrice(book, { ...gemini, at: `${day}T23:59:59Z` })?.inputUsdPerMillion
    expect(['2026-12-31', '2027-01-01'].map(priceOn)).toEqual([0.75, 1.5])
  })
})
