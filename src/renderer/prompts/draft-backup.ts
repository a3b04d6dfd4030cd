import { type PromptContent, promptContentSchema } from '../../core/prompts/prompt-content.ts'

/** What a draft is held under: a prompt has one a branch. */
export function heldDraftId({ id, branch }: { id: string; branch: string }): string {
  return branch === 'main' ? id : `${id}@${branch}`
}

const keyOf = (promptId: string): string => `assay.draft.${promptId}`

/** Holds a draft in this browser until the workbench has it, so that closing the page in between loses nothing. */
export function keepDraft(promptId: string, content: PromptContent): void {
  try {
    localStorage.setItem(keyOf(promptId), JSON.stringify(content))
  } catch {
    // A draft larger than the browser's storage is still on its way to the workbench.
  }
}

export function forgetDraft(promptId: string): void {
  localStorage.removeItem(keyOf(promptId))
}

/** The draft that was held when the page went away; undefined when the workbench has everything. */
export function heldDraft(promptId: string): PromptContent | undefined {
  const text = localStorage.getItem(keyOf(promptId))
  if (text === null) return undefined
  try {
    return promptContentSchema.parse(JSON.parse(text))
  } catch {
    forgetDraft(promptId)
    return undefined
  }
}
