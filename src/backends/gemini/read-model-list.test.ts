import { describe, expect, it } from 'vitest'
import { readModelList } from './read-model-list.ts'

const read = (body: unknown) => readModelList(typeof body === 'string' ? body : JSON.stringify(body), 'http://test')

describe('readModelList', () => {
  it('sorts by name without "models/", and leaves out what does not generate text', () => {
    const models = [
      { name: 'models/b', inputTokenLimit: 1_048_576, supportedGenerationMethods: ['generateContent'] },
      { name: 'models/embed', supportedGenerationMethods: ['embedContent'] },
      { name: 'tunedModels/a' },
      { inputTokenLimit: 7 },
      'c',
    ]
    expect(read({ models })).toEqual([{ name: 'b', contextTokens: 1_048_576 }, { name: 'tunedModels/a' }])
  })

  it.each(['<html>', {}, { models: {} }, []])('refuses %j', (body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'bad-reply' }))
  })
})
