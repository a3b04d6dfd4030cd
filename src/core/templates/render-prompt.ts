import type { Message } from '../backend.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { renderMessages } from './render-messages.ts'

/**
 * Renders a prompt for one row: its messages over the row's variables, the declared defaults beneath them, and its
 * examples as `examples`. Throws as renderMessages does; `where` says of what.
 */
export function renderPrompt(
  content: PromptContent,
  variables: Readonly<Record<string, unknown>>,
  where?: string,
): Message[] {
  return renderMessages(content.messages, { ...defaultsOf(content), ...examplesOf(content), ...variables }, where)
}

function defaultsOf({ variables = {} }: PromptContent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, declared]) =>
      declared.default === undefined ? [] : [[name, declared.default]],
    ),
  )
}

function examplesOf({ examples }: PromptContent): Record<string, unknown> {
  if (examples?.source.kind !== 'table') return {}
  const shown = examples.source.rows.slice(0, examples.count)
  return {
    examples: shown.map(({ variables, expected, reasoning }) => ({
      ...variables,
      expected,
      ...(reasoning === undefined ? {} : { reasoning }),
    })),
  }
}
