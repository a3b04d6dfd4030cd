import type { PromptContent } from '../prompts/prompt-content.ts'
import { findNames, type TemplateNames } from '../templates/find-variables.ts'
import { parseTemplate } from '../templates/parse-template.ts'
import { linesOf, type TextRange } from '../templates/text-position.ts'
import { findExamples, type ShownExample } from './find-examples.ts'
import type { LintContext } from './lint-context.ts'
import type { LintPlace } from './lint-rule.ts'
import { toSlots, type Slot } from './template-slots.ts'

/** A message as rules read it. */
export interface LintMessage {
  index: number
  role: 'system' | 'user' | 'assistant'
  source: string
  /**
   * The text without Jinja, as long as the source: expressions are filled with `slotFiller`, statements and comments with
   * blanks, so that what is found in it is at the same place in the source.
   */
  prose: string
  /** `{{ ... }}` in their order. */
  slots: readonly Slot[]
  /** Undefined where the template cannot be parsed. */
  names: TemplateNames | undefined
  /** The place of a stretch of the source. */
  placeOf(start: number, end: number): LintPlace
}

/** A prompt with what all rules need of it worked out once. */
export interface LintSubject {
  content: PromptContent
  context: LintContext
  messages: readonly LintMessage[]
  /** All prose, one message after another. */
  prose: string
  /** Examples in the text, as turns or in the set. */
  examples: readonly ShownExample[]
  /** The few answers that all rows expect, most frequent first; undefined where the rows expect many, or are not known. */
  labels: readonly string[] | undefined
}

export function toSubject(content: PromptContent, context: LintContext): LintSubject {
  const messages = content.messages.map(({ role, content: source }, index): LintMessage => {
    const { rangeOf } = linesOf(source)
    const { prose, slots } = toSlots(source)
    return {
      index,
      role,
      source,
      prose,
      slots,
      names: 'program' in parseTemplate(source) ? findNames(source) : undefined,
      placeOf: (start, end) => placed(index, rangeOf(start, end)),
    }
  })
  return {
    content,
    context,
    messages,
    prose: messages.map(({ prose }) => prose).join('\n\n'),
    examples: findExamples(content, messages),
    labels: toLabels(context),
  }
}

function placed(message: number, { line, column, endLine, endColumn }: TextRange): LintPlace {
  return { message, line, column, endLine, endColumn }
}

/** More different answers than this, or longer ones, are no set of labels. */
const mostLabels = 12
const longestLabel = 30
/** Each label stands for so many rows at least, on average. */
const fewestRows = 4

function toLabels({ rows = [] }: LintContext): string[] | undefined {
  const counts = new Map<string, number>()
  for (const { expected } of rows) {
    if (expected == null || expected.length > longestLabel || expected.includes('\n')) return undefined
    counts.set(expected, (counts.get(expected) ?? 0) + 1)
    if (counts.size > mostLabels) return undefined
  }
  if (counts.size < 2 || rows.length < counts.size * fewestRows) return undefined
  const labels = [...counts].sort((a, b) => b[1] - a[1]).map(([label]) => label)
  return labels.every((label) => /^[\d\s.,-]+$/u.test(label)) ? undefined : labels
}
