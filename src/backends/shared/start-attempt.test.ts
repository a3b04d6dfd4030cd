import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { startAttempt } from './start-attempt.ts'

describe('startAttempt', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = (...signals: (AbortSignal | undefined)[]) => startAttempt({ signals, idleMs: 1000, clock: systemClock })

  it('ends a server that falls silent, counted from its last sign of life', () => {
    const attempt = start()
    vi.advanceTimersByTime(900)
    attempt.noteActivity()
    vi.advanceTimersByTime(999)
    expect(attempt.endedBy).toBeUndefined()
    vi.advanceTimersByTime(1)
    expect(attempt.endedBy).toBe('idle')
    expect(attempt.signal.aborted).toBe(true)
  })

  it('ends with any of the signals, and keeps the first reason', () => {
    const [one, two] = [new AbortController(), new AbortController()]
    const attempt = start(one.signal, undefined, two.signal)
    two.abort()
    vi.advanceTimersByTime(5000)
    expect(attempt.endedBy).toBe('caller')
  })

  it('is over at once when a signal is aborted already', () => {
    expect(start(AbortSignal.abort()).endedBy).toBe('caller')
  })

  it('leaves no timer and no listener behind', () => {
    const controller = new AbortController()
    const remove = vi.spyOn(controller.signal, 'removeEventListener')
    const attempt = start(controller.signal)
    attempt.finish(true)
    expect(vi.getTimerCount()).toBe(0)
    expect(remove).toHaveBeenCalledOnce()
    controller.abort()
    expect(attempt.endedBy).toBeUndefined()
    expect(attempt.signal.aborted).toBe(false)
  })

  it('drops the connection of an answer that was not read to its end', () => {
    const attempt = start()
    attempt.finish(false)
    expect(attempt.signal.aborted).toBe(true)
  })
})
