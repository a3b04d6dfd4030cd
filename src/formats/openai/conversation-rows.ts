import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import { literalTemplate } from '../exchange/literal-template.ts'

/** A conversation that is to be answered, as one line of a file gives it. */
export interface Conversation<Rest> {
  messages: MessageTemplate[]
  rest: Rest
}

/** Conversations of one shape as a prompt and rows: what is the same in all is its text, what differs a variable. */
export interface ConversationGroup<Rest> {
  messages: MessageTemplate[]
  rows: { variables: Record<string, Json>; rest: Rest }[]
}

/** Gathers conversations by the roles of their messages, the largest group first. Texts are kept to the letter. */
export function groupConversations<Rest>(conversations: readonly Conversation<Rest>[]): ConversationGroup<Rest>[] {
  const groups = new Map<string, Conversation<Rest>[]>()
  for (const conversation of conversations) {
    const key = conversation.messages.map(({ role }) => role).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), conversation])
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length).map(toGroup)
}

function toGroup<Rest>(conversations: readonly Conversation<Rest>[]): ConversationGroup<Rest> {
  const first = conversations[0]?.messages ?? []
  const differs = first.map((message, index) =>
    conversations.length === 1
      ? index === first.length - 1
      : conversations.some(({ messages }) => messages[index]?.content !== message.content),
  )
  const names = variableNames(first, differs)
  return {
    messages: first.map(({ role, content }, index) => {
      const name = names[index]
      return { role, content: name === undefined ? literalTemplate(content) : `{{ ${name} }}` }
    }),
    rows: conversations.map(({ messages, rest }) => ({
      variables: Object.fromEntries(
        messages.flatMap(({ content }, index) =>
          names[index] === undefined ? [] : [[names[index], content] as const],
        ),
      ),
      rest,
    })),
  }
}

/** The last message that differs is `input`; others are named after their place. */
function variableNames(messages: readonly MessageTemplate[], differs: readonly boolean[]): (string | undefined)[] {
  const last = differs.lastIndexOf(true)
  return messages.map(({ role }, index) => {
    if (!differs[index]) return undefined
    return index === last ? 'input' : `${role}_${index + 1}`
  })
}
