import { expect, test } from 'vitest'
import { liveInterval, timed } from './live-interval.ts'

const after = (tookMs?: number) => ({ state: { data: tookMs === undefined ? undefined : { value: 1, tookMs } } })

test('asks again every 1.5 s while a run goes on, and never otherwise', () => {
  expect(liveInterval<number>(true)(after(20))).toBe(1500)
  expect(liveInterval<number>(true)(after())).toBe(1500)
  expect(liveInterval<number>(false)(after(20))).toBe(false)
})

test('lets a slow answer rest', () => {
  expect(liveInterval<number>(true)(after(2000))).toBe(4000)
})

test('takes the time of an answer', async () => {
  const answer = await timed(() => new Promise<string>((resolve) => setTimeout(() => resolve('yes'), 30)))
  expect(answer.value).toBe('yes')
  expect(answer.tookMs).toBeGreaterThan(15)
})
