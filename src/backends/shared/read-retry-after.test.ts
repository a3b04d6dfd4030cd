import { describe, expect, it } from 'vitest'
import { readRetryAfterMs } from './read-retry-after.ts'

const nowMs = Date.UTC(2026, 10, 22, 12, 0, 0)
const read = (headers: Record<string, string>) => readRetryAfterMs(new Headers(headers), nowMs)

describe('readRetryAfterMs', () => {
  it.each([
    [{}, undefined],
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': ' 0.5 ' }, 500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:01:30 GMT' }, 90_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after-ms': '1250', 'retry-after': '2' }, 1_250],
    [{ 'retry-after-ms': 'x', 'retry-after': '2' }, 2_000],
  ])('reads %j as %s', (headers, expected) => {
    expect(read(headers)).toBe(expected)
  })
})
