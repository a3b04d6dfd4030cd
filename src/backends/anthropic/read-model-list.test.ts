import { describe, expect, it } from 'vitest'
import { readModelList } from './read-model-list.ts'

const read = (body: unknown) => readModelList(typeof body === 'string' ? body : JSON.stringify(body), 'http://test')

describe('readModelList', () => {
  it('sorts by name, and leaves out what is no model or can no longer be asked', () => {
    const data = [
      { id: 'b', max_input_tokens: 1_000_000, lifecycle: 'active' },
      { id: 'a', max_input_tokens: null, lifecycle: 'deprecated' },
      { id: 'old', lifecycle: 'retired' },
      { id: '' },
      'c',
    ]
    expect(read({ data, has_more: false })).toEqual([{ name: 'a' }, { name: 'b', contextTokens: 1_000_000 }])
  })

  it.each(['<html>', {}, { data: {} }, []])('refuses %j', (body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'bad-reply' }))
  })
})
