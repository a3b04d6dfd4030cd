import { AssayError } from '../../core/errors.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { isRecord } from './is-record.ts'
import type { LossList } from './loss.ts'

interface ReadMessagesOptions {
  /** Names the place in messages and losses. */
  where: string
  losses: LossList
  /** Turns the text of a message into our template. */
  toTemplate: (text: string, where: string) => string
}

const roles: ReadonlyMap<string, MessageTemplate['role']> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
])

/** Our role for another tool's, or undefined for roles that prompts do not have, such as `tool`. */
export function roleOf(written: unknown): MessageTemplate['role'] | undefined {
  return typeof written === 'string' ? roles.get(written.toLowerCase()) : undefined
}

/**
 * Reads chat messages as most tools write them: `role` and `content`, the content a text or a list of parts of which
 * the texts are kept. Roles that prompts do not have, images, sounds and calls of tools are lost by name. Throws
 * `bad-input` for what is no list of messages.
 */
export function readMessages(value: unknown, { where, losses, toTemplate }: ReadMessagesOptions): MessageTemplate[] {
  if (!Array.isArray(value)) {
    throw new AssayError('bad-input', { what: 'There is no list of messages', where, mend: 'write [{role, content}]' })
  }
  return value.flatMap((message: unknown, index): MessageTemplate[] => {
    const place = `${where} ${index + 1}`
    if (!isRecord(message)) {
      losses.add('a message that is no object', place, 'it has neither role nor content')
      return []
    }
    const role = roleOf(message['role'] ?? 'user')
    if (role === undefined) {
      losses.add(
        `the message of "${String(message['role']).slice(0, 40)}"`,
        place,
        'prompts have system, user and assistant',
      )
      return []
    }
    if (message['tool_calls'] !== undefined || message['function_call'] !== undefined)
      losses.add('calls of tools', place, 'prompts hold text')
    const text = readContent(message['content'], place, losses)
    return text === undefined ? [] : [{ role, content: toTemplate(text, place) }]
  })
}

/** The text of a message's content; undefined, with a loss, where there is none. */
function readContent(content: unknown, where: string, losses: LossList): string | undefined {
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : isRecord(content) ? [content] : []
  const texts = parts.flatMap((part: unknown) => {
    if (typeof part === 'string') return [part]
    if (isRecord(part) && typeof part['text'] === 'string') return [part['text']]
    const kind = isRecord(part) && typeof part['type'] === 'string' ? part['type'].slice(0, 40) : 'unknown'
    losses.add(`a part of the kind "${kind}"`, where, 'prompts hold text')
    return []
  })
  if (texts.length > 0) return texts.join('\n\n')
  if (parts.length === 0) losses.add('a message without text', where, 'there is nothing to carry')
  return undefined
}
