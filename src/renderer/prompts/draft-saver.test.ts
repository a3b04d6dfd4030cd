import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { createDraftSaver } from './draft-saver.ts'

const draft = (content: string): PromptContent => ({ messages: [{ role: 'user', content }] })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function start(save: (content: PromptContent) => Promise<void>) {
  const held: { content: PromptContent | null } = { content: null }
  const saver = createDraftSaver({
    save,
    keep: (content) => (held.content = content),
    forget: () => (held.content = null),
    delayMs: 400,
  })
  return { saver, held }
}

test('saves the last of many changes, once', async () => {
  const save = vi.fn(async () => {})
  const { saver, held } = start(save)
  saver.change(draft('a'))
  saver.change(draft('ab'))
  expect(saver.state.get().status).toBe('waiting')
  expect(held.content).toEqual(draft('ab'))
  await vi.advanceTimersByTimeAsync(400)
  expect(save).toHaveBeenCalledExactlyOnceWith(draft('ab'))
  expect(saver.state.get().status).toBe('saved')
  expect(held.content).toBeNull()
})

test('a change during a save is saved after it', async () => {
  let finish = (): void => {}
  const save = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const { saver, held } = start(save)
  saver.change(draft('a'))
  void saver.flush()
  saver.change(draft('ab'))
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(save).toHaveBeenLastCalledWith(draft('ab'))
  expect(held.content).toEqual(draft('ab'))
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(saver.state.get().status).toBe('saved')
  expect(held.content).toBeNull()
})

test('a failed save keeps the text, and is tried again on flush', async () => {
  const save = vi
    .fn<(content: PromptContent) => Promise<void>>()
    .mockRejectedValueOnce(new Error('lost'))
    .mockResolvedValue()
  const { saver, held } = start(save)
  saver.change(draft('a'))
  await saver.flush()
  expect(saver.state.get()).toMatchObject({ status: 'failed' })
  expect(held.content).toEqual(draft('a'))
  await saver.flush()
  expect(saver.state.get().status).toBe('saved')
  expect(held.content).toBeNull()
})
