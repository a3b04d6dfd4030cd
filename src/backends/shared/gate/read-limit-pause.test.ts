import { expect, test } from 'vitest'
import { readLimitPauseMs } from './read-limit-pause.ts'

const wallMs = Date.parse('2026-11-24T12:00:00Z')

test.each([
  [{}, 0],
  [{ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '6m0s' }, 0],
  [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
  [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1.5s' }, 1500],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '120ms' }, 120],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': 'soon' }, 0],
  [
    {
      'anthropic-ratelimit-tokens-remaining': '0',
      'anthropic-ratelimit-tokens-reset': '2026-11-24T12:00:07Z',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1s',
    },
    7000,
  ],
])('%j asks for %d ms', (headers, pauseMs) => {
  expect(readLimitPauseMs(new Headers(headers as Record<string, string>), wallMs)).toBe(pauseMs)
})
