import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { notifyFailure } from '../components/notify.ts'
import { useSettledValue } from '../components/use-settled-value.ts'
import { client } from '../connection/client.ts'
import { useConnectionState } from '../connection/connection-state.ts'
import { createValueStore, type ValueStore } from '../connection/value-store.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import { forgetDraft, heldDraft, heldDraftId, keepDraft } from './draft-backup.ts'
import { createDraftSaver, type SaveState } from './draft-saver.ts'
import { haveSameContent, type KeyedMessage, type PromptParts, toContent, toKeyed, toParts } from './keyed-message.ts'

/** The working copy of a prompt while it is open. */
export interface Draft {
  /** What is being written. It changes with every key, so only the editor follows it. */
  messages: ValueStore<readonly KeyedMessage[]>
  /** What belongs to the messages: variables, examples, settings, the extractor. */
  parts: ValueStore<PromptParts>
  /** The same since the last pause in the typing, for everything beside the editor. */
  settled: PromptContent
  /** The same at this moment. */
  current: () => PromptContent
  saveState: ValueStore<SaveState>
  change: (messages: readonly KeyedMessage[]) => void
  changeParts: (parts: PromptParts) => void
  /** Puts other content in its place, as when a version is restored. */
  replace: (content: PromptContent) => void
  /** Saves now what is not saved yet. */
  flush: () => Promise<void>
}

/**
 * Edits the draft of one prompt (mount anew for another). What is typed is shown from here, never from the answers of
 * the workbench, and saved a moment later, when the page is left, and after a lost connection. While nothing waits to be
 * saved, it follows what another window saves.
 */
export function useDraft(prompt: PromptDetail): Draft {
  const queryClient = useQueryClient()
  const heldId = heldDraftId(prompt)
  const [messages] = useState(() =>
    createValueStore<readonly KeyedMessage[]>(toKeyed(heldDraft(heldId) ?? prompt.draft)),
  )
  const [parts] = useState(() => createValueStore<PromptParts>(toParts(heldDraft(heldId) ?? prompt.draft)))
  const settledMessages = useSettledValue(messages, 180)
  const settledParts = useSettledValue(parts, 180)
  const settled = useMemo(() => toContent(settledMessages, settledParts), [settledMessages, settledParts])

  const saver = useMemo(() => {
    const { queryKey } = promptQueries.get(prompt.id, prompt.branch)
    return createDraftSaver({
      delayMs: 400,
      keep: (draft) => keepDraft(heldId, draft),
      forget: () => forgetDraft(heldId),
      async save(draft) {
        const { isChanged } = await client.prompts.saveDraft({
          promptId: prompt.id,
          branch: prompt.branch,
          content: draft,
        })
        queryClient.setQueryData(queryKey, (known) => (known ? { ...known, draft, isChanged } : known))
      },
    })
  }, [prompt.id, prompt.branch, heldId, queryClient])

  const change = useCallback(
    (next: readonly KeyedMessage[]) => {
      messages.set(next)
      saver.change(toContent(next, parts.get()))
    },
    [messages, parts, saver],
  )
  const changeParts = useCallback(
    (next: PromptParts) => {
      parts.set(next)
      saver.change(toContent(messages.get(), next))
    },
    [messages, parts, saver],
  )

  const { status } = useConnectionState()
  useEffect(() => {
    const held = heldDraft(heldId)
    if (status !== 'open' || !held) return
    saver.change(held)
    void saver.flush()
  }, [status, saver, heldId])

  // No event tells of each key in another window, so this one asks when a person comes to it.
  useEffect(() => {
    const ask = (): void => void queryClient.invalidateQueries(promptQueries.get(prompt.id, prompt.branch))
    window.addEventListener('focus', ask)
    return () => window.removeEventListener('focus', ask)
  }, [queryClient, prompt.id, prompt.branch])

  const known = prompt.draft
  useEffect(() => {
    const isAtRest = (): boolean => saver.state.get().status === 'saved'
    const before = toContent(messages.get(), parts.get())
    if (!isAtRest() || haveSameContent(before, known)) return
    // An answer that was asked for before the last save would bring an older text back, so it is asked for again.
    const follow = async (): Promise<void> => {
      const { draft } = await client.prompts.get({ promptId: prompt.id, branch: prompt.branch })
      const isUntouched = haveSameContent(before, toContent(messages.get(), parts.get()))
      if (!isAtRest() || !isUntouched || haveSameContent(before, draft)) return
      messages.set(toKeyed(draft, messages.get()))
      parts.set(toParts(draft))
    }
    follow().catch(notifyFailure)
  }, [known, messages, parts, saver, prompt.id, prompt.branch])

  useEffect(() => {
    const save = (): void => void saver.flush()
    window.addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', save)
    return () => {
      window.removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', save)
      save()
    }
  }, [saver])

  return {
    messages,
    parts,
    settled,
    current: () => toContent(messages.get(), parts.get()),
    saveState: saver.state,
    change,
    changeParts,
    replace: (other) => {
      parts.set(toParts(other))
      change(toKeyed(other))
    },
    flush: saver.flush,
  }
}
