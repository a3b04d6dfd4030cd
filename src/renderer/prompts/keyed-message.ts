import type { MessageTemplate, PromptContent } from '../../core/prompts/prompt-content.ts'
import { canonicalJson } from '../../core/text/canonical-json.ts'

/** A message of the draft with a key that stays its own while it is edited and moved. */
export interface KeyedMessage extends MessageTemplate {
  key: string
}

/** Messages with keys; those at the same place in `before` lend theirs, so that an editor goes on with the new text. */
export function toKeyed(content: PromptContent, before: readonly KeyedMessage[] = []): KeyedMessage[] {
  return content.messages.map((message, index) => ({ ...message, key: before[index]?.key ?? crypto.randomUUID() }))
}

/** What a prompt's content holds beside its messages. */
export type PromptParts = Omit<PromptContent, 'messages'>

export function toParts(content: PromptContent): PromptParts {
  const { messages, ...parts } = content
  void messages
  return parts
}

export function toContent(messages: readonly KeyedMessage[], parts: PromptParts = {}): PromptContent {
  return { ...parts, messages: messages.map(({ role, content }) => ({ role, content })) }
}

/** The messages with one moved by `by` places; unchanged at the ends. */
export function moveMessage(messages: readonly KeyedMessage[], key: string, by: -1 | 1): KeyedMessage[] {
  const from = messages.findIndex((message) => message.key === key)
  const to = from + by
  const moved = [...messages]
  const [message] = from >= 0 && to >= 0 && to < messages.length ? moved.splice(from, 1) : []
  if (message) moved.splice(to, 0, message)
  return moved
}

/** A new message after the others, of the role that comes next in a conversation. */
export function addMessage(messages: readonly KeyedMessage[]): KeyedMessage[] {
  const role = messages.at(-1)?.role === 'user' ? 'assistant' : 'user'
  return [...messages, { key: crypto.randomUUID(), role, content: '' }]
}

/** True when both are the same prompt: the same messages in the same order, and the same parts. */
export function haveSameContent(one: PromptContent, other: PromptContent): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
