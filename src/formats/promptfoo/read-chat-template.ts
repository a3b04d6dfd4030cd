import { AssayError } from '../../core/errors.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { findVariables } from '../../core/templates/find-variables.ts'
import { parseTemplate } from '../../core/templates/parse-template.ts'
import { renderTemplate } from '../../core/templates/render-template.ts'
import { canonicalJson, type Json } from '../../core/text/canonical-json.ts'
import { isRecord } from '../exchange/is-record.ts'
import { jinjaTemplate } from '../exchange/jinja-template.ts'
import { literalPiece, literalTemplate } from '../exchange/literal-template.ts'
import type { LossList } from '../exchange/loss.ts'
import { readData } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'

interface ChatContext {
  where: string
  losses: LossList
  /** The variables of the rows that it will be rendered for. */
  rows: readonly Readonly<Record<string, Json>>[]
}

const rowsTried = 200

const nunjucks = { keepsLastLineEnd: true }

/**
 * The messages of a prompt's text: chat messages in JSON or YAML, also where templates make them, or one message of the
 * user. Messages that a loop makes are written out, when every row makes the same ones.
 */
export function readChatTemplate(raw: string, { where, losses, rows }: ChatContext): MessageTemplate[] {
  const trimmed = raw.trim()
  const isChat = /^[[{]/u.test(trimmed) && /"?role"?\s*:/u.test(trimmed)
  const data = isChat || trimmed.startsWith('- role:') ? quietly(() => readData(trimmed, { file: where })) : undefined
  const listed = isRecord(data) ? data['messages'] : data
  if (Array.isArray(listed)) return readMessages(listed, { where, losses, toTemplate: jinjaTemplate(losses, nunjucks) })
  if (isChat && trimmed.startsWith('[')) {
    const made = unroll(trimmed, rows)
    if (made !== undefined && 'messages' in made)
      return readMessages(made.messages, { where, losses, toTemplate: withoutMarks })
    const why = made?.reason ?? 'it is kept as one message of the user'
    losses.add('chat messages that a template makes', where, why)
  }
  return [{ role: 'user', content: jinjaTemplate(losses, nunjucks)(raw, where) }]
}

const markStart = '\uE000'
const markEnd = '\uE001'

/**
 * Renders the template of messages with a mark for every text that a row brings, so that what it makes shows where the
 * variables belong. That is right only where such variables are written out and nothing else, which is checked.
 */
function unroll(raw: string, rows: ChatContext['rows']): { messages: unknown[] } | { reason: string } | undefined {
  const source = raw
    .replaceAll(/\|\s*dump\b(?:\(\s*\))?/gu, '| tojson')
    .replaceAll(/(\{%-?\s*for\s+\w+\s*,\s*\w+\s+in\s+[\w.]+)(?=\s*-?%\})/gu, '$1.items()')
  if ('error' in parseTemplate(source)) return undefined
  const uses = findVariables(source).map(({ name }) => name)
  const plain = [...source.matchAll(/\{\{-?\s*(\w+)\s*(?:\|\s*(?:tojson|safe)\s*)?-?\}\}/gu)].map(([, name]) => name)
  const count = (list: readonly (string | undefined)[], name: string) => list.filter((one) => one === name).length
  const made = new Map<string, unknown[]>()
  for (const row of rows.length === 0 ? [{}] : rows.slice(0, rowsTried)) {
    const values: Record<string, Json> = {}
    for (const name of new Set(uses)) {
      const value: Json | undefined = Object.hasOwn(row, name) ? row[name] : undefined
      if (typeof value === 'object' && value !== null) values[name] = value
      else if (count(uses, name) === count(plain, name)) values[name] = `${markStart}${name}${markEnd}`
      else return { reason: `"${name}" decides what the messages are: write one prompt for each case` }
    }
    const rendered = quietly(() => JSON.parse(renderTemplate(source, values).replaceAll(/,(?=\s*\])/gu, '')) as unknown)
    if (!Array.isArray(rendered)) return undefined
    made.set(canonicalJson(rendered), rendered)
  }
  const [messages, ...others] = made.values()
  if (messages === undefined) return undefined
  if (others.length > 0) return { reason: 'its rows make different messages: write one prompt for each case' }
  return { messages }
}

/** The template of a text with marks in it. */
function withoutMarks(text: string): string {
  const parts = text.split(/\uE000(\w+)\uE001/u)
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return `{{ ${part} }}`
      return index < parts.length - 1 ? literalPiece(part) : literalTemplate(part)
    })
    .join('')
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof AssayError || error instanceof SyntaxError) return undefined
    throw error
  }
}
