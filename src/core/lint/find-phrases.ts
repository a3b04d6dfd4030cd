import type { LintMessage, LintSubject } from './lint-subject.ts'
import type { LintPlace } from './lint-rule.ts'

/** Words of a prompt that match a pattern, and where. */
export interface Phrase {
  text: string
  place: LintPlace
  message: LintMessage
  start: number
  end: number
}

/** Every match of a pattern (with the flag g) in the prose of the messages, examples of answers left out. */
export function findPhrases({ messages, examples }: LintSubject, pattern: RegExp): Phrase[] {
  return messages.flatMap((message) => {
    const answers = examples.filter((example) => example.message === message.index)
    return [...message.prose.matchAll(pattern)].flatMap((match) => {
      const start = match.index
      const end = start + match[0].length
      if (answers.some((answer) => start < answer.end && end > answer.start)) return []
      return [{ text: match[0].replaceAll(/\s+/gu, ' '), place: message.placeOf(start, end), message, start, end }]
    })
  })
}

/** The place of a prompt's task: the first line with words in its last message that has any. */
export function taskPlace({ messages }: LintSubject): LintPlace {
  const message = messages.findLast(({ prose }) => /\p{L}/u.test(prose)) ?? messages.at(-1)
  if (message === undefined) return { message: null, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const start = Math.max(0, message.prose.search(/\p{L}/u))
  const length = message.prose.slice(start).search(/[\n\r]/u)
  return message.placeOf(start, length < 0 ? message.source.length : start + length)
}
