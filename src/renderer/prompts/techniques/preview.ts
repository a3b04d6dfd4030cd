import { isAssayError } from '../../../core/errors.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { applyTechnique } from '../../../core/techniques/index.ts'
import { promptText } from '../prompt-text.ts'

/** What a technique would make of a prompt. */
interface Preview {
  /** Undefined where there is nothing to apply. */
  content: PromptContent | undefined
  /** What is changed, or why nothing is. */
  note: string
  isProblem: boolean
}

/** Tries a technique with options as a form has them: JSON options are texts. */
export function previewTechnique(
  content: PromptContent,
  id: string,
  options: Readonly<Record<string, unknown>>,
  jsonTexts: Readonly<Record<string, string>>,
): Preview {
  try {
    const typed = Object.entries(jsonTexts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, JSON.parse(text) as unknown] as const],
    )
    const { content: changed, note } = applyTechnique(content, {
      id,
      options: { ...options, ...Object.fromEntries(typed) },
    })
    return { content: changed === content ? undefined : changed, note, isProblem: false }
  } catch (error) {
    if (isAssayError(error)) return { content: undefined, note: error.message, isProblem: true }
    if (error instanceof SyntaxError)
      return { content: undefined, note: `This is no JSON yet: ${error.message}`, isProblem: true }
    throw error
  }
}

/** A prompt as a text to compare: its messages, and what belongs to them as JSON. */
export function comparedText(content: PromptContent): string {
  const { messages: _messages, ...parts } = content
  const others = Object.entries(parts).map(([name, value]) => `[${name}]\n${JSON.stringify(value, null, 2)}`)
  return [promptText(content), ...others].join('\n\n')
}
