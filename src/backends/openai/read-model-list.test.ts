import { describe, expect, it } from 'vitest'
import { isAssayError } from '../../core/errors.ts'
import { readModelList } from './read-model-list.ts'

const read = (reply: unknown) => readModelList(JSON.stringify(reply), 'http://test/v1')

describe('readModelList', () => {
  it('sorts by name and passes over what has none', () => {
    expect(
      read({
        object: 'list',
        data: [{ id: 'b' }, { id: 'a' }, { object: 'model' }, null, 'x', { id: '' }, { id: 'a' }],
      }),
    ).toEqual([{ name: 'a' }, { name: 'b' }])
  })

  it('finds the context where each kind of server says it', () => {
    expect(
      read([
        { id: 'groq', context_window: 131_072 },
        { id: 'llama-server', meta: { n_ctx_train: 32_768, n_ctx: 4096 } },
        { id: 'openrouter', context_length: 8192 },
        { id: 'vllm', max_model_len: 16_384 },
        { id: 'vague', context_length: 'large' },
      ]),
    ).toEqual([
      { name: 'groq', contextTokens: 131_072 },
      { name: 'llama-server', contextTokens: 4096 },
      { name: 'openrouter', contextTokens: 8192 },
      { name: 'vague' },
      { name: 'vllm', contextTokens: 16_384 },
    ])
  })

  it('takes a list of models under the name of models', () => {
    expect(read({ models: [{ model: 'm' }] })).toEqual([{ name: 'm' }])
  })

  it.each(['<html>', '{}', '"list"', 'null', '{"data":{}}'])('refuses %s', (body) => {
    let failure: unknown
    try {
      readModelList(body, 'http://test/v1')
    } catch (error) {
      failure = error
    }
    expect(isAssayError(failure, 'bad-reply')).toBe(true)
  })
})
