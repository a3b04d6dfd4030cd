import { describe, expect, it } from 'vitest'
import { firstShape, nextShape } from './request-shape.ts'

const settings = { maxTokens: 5, seed: 1 }

describe('firstShape', () => {
  it.each([
    ['api.openai.com', 'max_completion_tokens'],
    ['eu.api.openai.com', 'max_completion_tokens'],
    ['mine.openai.azure.com', 'max_completion_tokens'],
    ['127.0.0.1', 'max_tokens'],
    ['api.openai.com.example.org', 'max_tokens'],
  ] as const)('limits tokens at %s with %s', (host, field) => {
    expect(firstShape(host).maxTokensField).toBe(field)
  })
})

describe('nextShape', () => {
  const openai = firstShape('api.openai.com')
  const other = firstShape('localhost')

  it('takes the other spelling of the limit, once', () => {
    const refusal =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    const next = nextShape(other, settings, refusal)
    expect(next?.maxTokensField).toBe('max_completion_tokens')
    expect(nextShape(next!, settings, refusal)).toBeUndefined()
    expect(nextShape(openai, settings, 'body.max_completion_tokens: Extra inputs')?.maxTokensField).toBe('max_tokens')
  })

  it('does without usage and without a seed where those are refused', () => {
    expect(nextShape(other, settings, '[{"loc":["body","stream_options"]}]')).toMatchObject({ withUsage: false })
    expect(nextShape(other, settings, 'Unknown name "seed": Cannot find field.')).toMatchObject({ withSeed: false })
  })

  it('leaves refusals alone that are about something else', () => {
    expect(nextShape(other, settings, "'temperature' does not support 0")).toBeUndefined()
    expect(nextShape(other, settings, 'seeded, seed-like, my_max_tokens')).toBeUndefined()
    expect(nextShape(other, {}, 'max_tokens and seed')).toBeUndefined()
  })
})
