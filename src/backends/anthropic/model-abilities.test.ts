import { describe, expect, it } from 'vitest'
import { apiVersionFor, takesSampling, unsupportedSettings } from './model-abilities.ts'

describe('takesSampling', () => {
  it.each([
    'claude-opus-4-6',
    'claude-sonnet-4-6',
    'claude-opus-4-5',
    'claude-opus-4-5-20251101',
    'claude-sonnet-4-5-20250929',
    'claude-haiku-4-5',
    'claude-opus-4-20250514',
    'claude-sonnet-4',
    'claude-3-7-sonnet-20250219',
    'claude-3-haiku-20240307',
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'deepseek-chat',
    'test-model',
  ])('is so for %s', (model) => {
    expect(takesSampling(model)).toBe(true)
    expect(apiVersionFor(model)).toBe('2023-06-01')
    expect(unsupportedSettings(model)).toEqual(expect.arrayContaining(['minP', 'seed', 'grammar']))
    expect(unsupportedSettings(model)).not.toContain('temperature')
  })

  it.each([
    'claude-fable-5-1',
    'claude-mythos-preview',
    'claude-opus-5-5',
    'claude-opus-5',
    'claude-opus-4-8',
    'claude-opus-4-7',
    'claude-sonnet-5-5',
    'claude-sonnet-5',
    'claude-haiku-5-5',
    'claude-opus-4-10',
    'claude-opus-10',
    'Claude-Next',
  ])('is not so for %s', (model) => {
    expect(takesSampling(model)).toBe(false)
    expect(apiVersionFor(model)).toBe('2026-10-21')
    expect(unsupportedSettings(model)).toEqual(expect.arrayContaining(['temperature', 'topP', 'topK', 'minP', 'seed']))
    expect(unsupportedSettings(model)).not.toContain('maxTokens')
  })
})
