import { describe, expect, it } from 'vitest'
import { findPrice } from './find-price.ts'
import { createPriceBook, type Price } from './price-book.ts'

const price = (entry: Partial<Price>): Price => ({
  model: '*',
  inputUsdPerMillion: 1,
  outputUsdPerMillion: 1,
  from: '2026-01-01',
  source: 'test',
  ...entry,
})
const at = '2026-06-15T10:00:00Z'
const find = (prices: Price[], query: { kind?: string; host?: string; model: string; at?: string }) =>
  findPrice(createPriceBook({ prices }), { at, ...query })

describe('findPrice', () => {
  it('finds nothing in an empty book, or for another host, kind or model', () => {
    const prices = [price({ host: 'api.a.com', model: 'm' }), price({ kind: 'llama', model: 'n' })]
    expect(findPrice(createPriceBook(), { model: 'm', at })).toBeUndefined()
    expect(find(prices, { host: 'api.b.com', model: 'm' })).toBeUndefined()
    expect(find(prices, { host: 'api.a.com', model: 'm-large' })).toBeUndefined()
    expect(find(prices, { kind: 'openai', model: 'n' })).toBeUndefined()
    expect(find(prices, { model: 'm' })).toBeUndefined()
  })

  it('prefers an exact model to a beginning, and the longest beginning', () => {
    const prices = ['*', 'gpt-5*', 'gpt-5-nano*', 'gpt-5-nano-pro'].map((model) => price({ host: 'h.com', model }))
    const found = (model: string) => find(prices, { host: 'h.com', model })?.model
    expect(found('gpt-4')).toBe('*')
    expect(found('gpt-5-mini')).toBe('gpt-5*')
    expect(found('gpt-5-nano-2025-08-07')).toBe('gpt-5-nano*')
    expect(found('gpt-5-nano-pro')).toBe('gpt-5-nano-pro')
  })

  it('prefers an exact host to a pattern, and a pattern to a kind', () => {
    const prices = [
      price({ kind: 'openai' }),
      price({ host: '*.a.com' }),
      price({ host: '*.eu.a.com' }),
      price({ host: 'x.eu.a.com' }),
    ]
    const found = (host: string) => find(prices, { kind: 'openai', host, model: 'm' })?.host
    expect(found('b.com')).toBeUndefined()
    expect(found('nota.com')).toBeUndefined()
    expect(found('us.a.com')).toBe('*.a.com')
    expect(found('y.eu.a.com')).toBe('*.eu.a.com')
    expect(found('X.EU.A.com')).toBe('x.eu.a.com')
  })

  it('takes the price that was in force on the day of the request', () => {
    const prices = ['2026-05-01', '2026-06-16', '2026-06-15'].map((from) => price({ host: 'h.com', from }))
    const found = (time: string) => find(prices, { host: 'h.com', model: 'm', at: time })?.from
    expect(found('2026-04-30T23:59:59Z')).toBeUndefined()
    expect(found('2026-06-14T23:59:59Z')).toBe('2026-05-01')
    expect(found('2026-06-15T00:00:00Z')).toBe('2026-06-15')
    expect(found('2026-06-16T01:00:00+02:00')).toBe('2026-06-15')
    expect(found('2027-01-01T00:00:00Z')).toBe('2026-06-16')
  })

  it("asks a person's own prices first, however wide they are", () => {
    const own = { prices: [price({ host: '*.a.com', source: 'own' })] }
    const shipped = { prices: [price({ host: 'x.a.com', model: 'm' }), price({ host: 'b.com' })] }
    const book = createPriceBook(own, shipped)
    expect(findPrice(book, { host: 'x.a.com', model: 'm', at })?.source).toBe('own')
    expect(findPrice(book, { host: 'b.com', model: 'm', at })?.source).toBe('test')
  })
})
