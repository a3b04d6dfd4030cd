import type { Message } from '../backend.ts'
import { fitVariables } from '../prompts/fit-variables.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { noPartials, type ResolvedPartials } from './partials/resolve-partials.ts'
import { renderMessages } from './render-messages.ts'

/**
 * Renders a prompt for one row: its messages over the row's variables as their declared types want them, with the
 * declared defaults, its examples as `examples`, and the partials that it takes in. Throws as renderMessages and
 * fitVariables do; `where` says of what.
 */
export function renderPrompt(
  content: PromptContent,
  variables: Readonly<Record<string, unknown>>,
  where?: string,
  partials: ResolvedPartials = noPartials,
): Message[] {
  const values = fitVariables(content.variables, { ...examplesOf(content), ...variables }, where)
  return renderMessages(content.messages, values, where, partials)
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
