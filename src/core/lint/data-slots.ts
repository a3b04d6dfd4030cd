import type { LintMessage, LintSubject } from './lint-subject.ts'
import { slotFiller, type Slot } from './template-slots.ts'

/** An expression that brings a text of the row's, and how it stands among the instructions. */
export interface DataSlot {
  message: LintMessage
  slot: Slot
  name: string
  /** A heading, a tag, quotes, a fence or the end of the message tell it from the instructions. */
  isDelimited: boolean
  /** Instructions stand in its message before it, after it. */
  hasTextBefore: boolean
  hasTextAfter: boolean
}

const longestParameter = 60
const mostParameterWords = 8
const mostRowsRead = 50

const namesOfTexts =
  /^(?:text|input|content|documents?|docs?|article|review|e?mail|messages?|comment|post|passage|context|transcript|conversation|ticket|query|question|problem|body|page|code|log|data|user_\w+|customer_\w+|\w+_(?:text|content|body|input))$/iu

/** The data of a prompt. A short value, such as a language or a name, is a parameter of the instructions and no data. */
export function dataSlots(subject: LintSubject): DataSlot[] {
  const known = new Map<string, boolean>()
  return subject.messages.flatMap((message) => {
    const outside = new Set(message.names?.variables.map(({ name }) => name))
    return message.slots.flatMap((slot) => {
      const { name } = slot
      if (name === undefined || !outside.has(name)) return []
      if (!known.has(name)) known.set(name, isData(subject, name))
      return known.get(name) === true ? [{ message, slot, name, ...surroundings(message, slot) }] : []
    })
  })
}

function isData({ content, context }: LintSubject, name: string): boolean {
  const type = content.variables?.[name]?.type ?? 'text'
  if (type === 'number' || type === 'boolean') return false
  const values = (context.rows ?? []).slice(0, mostRowsRead).flatMap(({ variables }) => variables[name] ?? [])
  if (values.length === 0) return namesOfTexts.test(name)
  return values.some((value) => typeof value === 'string' && isLong(value))
}

function isLong(value: string): boolean {
  return (
    value.length > longestParameter || value.includes('\n') || value.trim().split(/\s+/u).length > mostParameterWords
  )
}

function surroundings({ prose }: LintMessage, { start, end }: Slot) {
  const before = prose.slice(0, start)
  const after = prose.slice(end)
  const hasTextBefore = hasWords(before)
  const hasTextAfter = hasWords(after)
  return { hasTextBefore, hasTextAfter, isDelimited: isDelimited(before, after, hasTextBefore, hasTextAfter) }
}

function hasWords(text: string): boolean {
  return /\p{L}{2,}/u.test(text)
}

/** A line that ends so begins something. */
const opening = /(?:[:>"'`«“([{|=]|-{3,}|={3,}|#{3,}|\*{3,})$/u
const heading = /^\s*#{1,6}\s/u
const closing = /^(?:["'`»”)\]}|<]|-{3,}|={3,}|#{3,}|\*{3,})/u

function isDelimited(before: string, after: string, hasTextBefore: boolean, hasTextAfter: boolean): boolean {
  if (!hasTextBefore && !hasTextAfter) return true
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1).trimEnd()
  const lineAfter = after.split('\n', 1)[0]?.trim() ?? ''
  if (lineBefore !== '') return opening.test(lineBefore) && (lineAfter === '' || closing.test(lineAfter))
  const last = before.trimEnd()
  const lastLine = last.slice(last.lastIndexOf('\n') + 1)
  if (lineAfter !== '') return closing.test(lineAfter) && !hasWords(lineAfter)
  if (opening.test(lastLine) || heading.test(lastLine) || lastLine.endsWith(slotFiller)) return true
  // A paragraph of its own at the end: nothing follows that it could be mistaken for.
  return !hasTextAfter && /\n[ \t]*\r?\n[ \t]*$/u.test(before.slice(-200))
}

/** The expression in tags named after it, each on a line of its own. */
export function inTags({ message, slot, name }: DataSlot): string {
  const { source } = message
  const expression = source.slice(slot.start, slot.end)
  const tag = name.replaceAll('_', '-')
  const isAtLineStart = slot.start === 0 || source[slot.start - 1] === '\n'
  const isAtLineEnd = slot.end === source.length || /[\r\n]/u.test(source[slot.end] ?? '')
  return `${isAtLineStart ? '' : '\n'}<${tag}>\n${expression}\n</${tag}>${isAtLineEnd ? '' : '\n'}`
}
