import { useEffect, useState } from 'react'
import type { LintContext } from '../../../core/lint/lint-context.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { promptVariables } from '../prompt-variables.ts'
import { lintInWorker, stopLinting } from './lint-in-worker.ts'
import type { LintResult } from './lint-worker.ts'

/** A prompt up to this length is parsed within a millisecond or two, so its names are known at once. */
const shortPrompt = 2000

/**
 * The names that a prompt takes from its row: at once for a short one, from a thread for a long one. `content` is that of
 * the last pause in the typing.
 */
export function usePromptVariables(content: PromptContent): readonly string[] {
  const isShort = content.messages.reduce((sum, message) => sum + message.content.length, 0) <= shortPrompt
  const found = useLintResult(content, emptyContext, !isShort)?.variables
  const [shown, setShown] = useState<readonly string[]>([])
  const names = isShort ? promptVariables(content.messages) : (found ?? shown)
  if (!haveSameNames(names, shown)) setShown(names)
  return haveSameNames(names, shown) ? shown : names
}

/** What the linter says of a prompt; undefined until it has answered. The last answer stays while the next is made. */
export function useLintResult(content: PromptContent, context: LintContext, isEnabled = true): LintResult | undefined {
  const [result, setResult] = useState<LintResult>()
  useEffect(() => {
    if (!isEnabled) return
    const asker = {}
    lintInWorker(asker, { content, context }, setResult)
    return () => stopLinting(asker)
  }, [content, context, isEnabled])
  return result
}

const emptyContext: LintContext = {}

function haveSameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}
