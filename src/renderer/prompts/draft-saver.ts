import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { createValueStore, type ValueStore } from '../connection/value-store.ts'

export type SaveState = { status: 'saved' | 'waiting' | 'saving' } | { status: 'failed'; error: unknown }

/** Keeps what was typed until the workbench has it. */
export interface DraftSaver {
  readonly state: ValueStore<SaveState>
  /** Saves `content` a little later; the last one wins. */
  change(content: PromptContent): void
  /** Saves at once what waits, or tries again what failed; resolves when nothing is under way. */
  flush(): Promise<void>
}

interface DraftSaverOptions {
  save(content: PromptContent): Promise<void>
  /** Holds what is not saved yet in a place that outlives the page. */
  keep(content: PromptContent): void
  /** Forgets what was held. */
  forget(): void
  delayMs: number
}

/** Saves one draft, one request at a time, in the order it was typed. */
export function createDraftSaver({ save, keep, forget, delayMs }: DraftSaverOptions): DraftSaver {
  const state = createValueStore<SaveState>({ status: 'saved' })
  let unsaved: PromptContent | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> | null = null

  const work = async (): Promise<void> => {
    while (unsaved) {
      const content: PromptContent = unsaved
      state.set({ status: 'saving' })
      try {
        await save(content)
      } catch (error) {
        state.set({ status: 'failed', error })
        return
      }
      if (unsaved === content) {
        unsaved = null
        forget()
      }
    }
    state.set({ status: 'saved' })
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    working ??= work().finally(() => {
      working = null
    })
    return working
  }

  return {
    state,
    change(content) {
      unsaved = content
      keep(content)
      state.set({ status: 'waiting' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), delayMs)
    },
    flush,
  }
}
