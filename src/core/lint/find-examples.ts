import type { PromptContent } from '../prompts/prompt-content.ts'
import type { LintMessage } from './lint-subject.ts'
import { slotFiller } from './template-slots.ts'

/** A worked example that the model is shown. */
export interface ShownExample {
  /** Of the message it stands in; null for one of the example set. */
  message: number | null
  /** Offsets of its answer in that message; 0 for one of the set. */
  start: number
  end: number
  input: string
  answer: string
}

/** Examples written into messages (`Review: ...`, `Label: sun`), given as turns of a conversation, or in the set. */
export function findExamples(content: PromptContent, messages: readonly LintMessage[]): ShownExample[] {
  return [...messages.flatMap(inlineExamples), ...turnExamples(messages), ...setExamples(content)]
}

const keyed = /^[ \t]*(\p{L}[\p{L}\p{N} _-]{0,30}):[ \t]*(.*)$/u
const answerKeys = /^(?:label|answer|output|sentiment|category|class|result|response|sql|a)$/iu

interface Line {
  start: number
  text: string
}

function inlineExamples(message: LintMessage): ShownExample[] {
  const lines = linesOf(message.prose)
  const key = answerKey(lines)
  if (key === undefined) return []
  const found: ShownExample[] = []
  let input: string[] = []
  for (const { start, text } of lines) {
    const [, name, answer = ''] = keyed.exec(text) ?? []
    if (name !== key) {
      if (text.trim() !== '') input.push(text)
      continue
    }
    if (answer.trim() !== '' && !answer.includes(slotFiller) && !input.join('').includes(slotFiller)) {
      const at = start + text.length - answer.length
      found.push({
        message: message.index,
        start: at,
        end: start + text.length,
        input: lastPart(input),
        answer: answer.trim(),
      })
    }
    input = []
  }
  return found
}

/** What the last line asks for (`Label:`), or a usual word for an answer that comes at least twice. */
function answerKey(lines: readonly Line[]): string | undefined {
  const last = keyed.exec(lines.findLast(({ text }) => text.trim() !== '')?.text ?? '')
  if (last !== null && last[2]?.trim() === '') return last[1]
  const names = lines.flatMap(({ text }) => keyed.exec(text)?.[1] ?? [])
  return names.find((name) => answerKeys.test(name) && names.filter((other) => other === name).length > 1)
}

/** The last line before an answer, without its own key: what stands before it may be instructions. */
function lastPart(lines: readonly string[]): string {
  const last = lines.at(-1) ?? ''
  return (keyed.exec(last)?.[2] ?? last).trim()
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, text: line.replace(/\r$/u, '') })
    start += line.length + 1
  }
  return lines
}

/** Turns before the last user message: a question of the user and what the assistant answered. */
function turnExamples(messages: readonly LintMessage[]): ShownExample[] {
  const lastUser = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(0, Math.max(0, lastUser)).flatMap((message, index) => {
    const before = messages[index - 1]
    if (message.role !== 'assistant' || before?.role !== 'user') return []
    if (message.prose.includes(slotFiller) || before.prose.includes(slotFiller)) return []
    const answer = message.prose.trim()
    return [{ message: message.index, start: 0, end: message.source.length, input: before.prose.trim(), answer }]
  })
}

function setExamples({ examples }: PromptContent): ShownExample[] {
  if (examples?.source.kind !== 'table') return []
  return examples.source.rows.slice(0, examples.count).map(({ variables, expected }) => ({
    message: null,
    start: 0,
    end: 0,
    input: Object.values(variables).map(String).join('\n'),
    answer: expected,
  }))
}
