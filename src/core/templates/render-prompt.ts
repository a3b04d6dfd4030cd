import type { Message } from '../backend.ts'
import { createExampleChooser, type ExampleChooser } from '../prompts/examples/example-chooser.ts'
import type { Example } from '../prompts/example-set.ts'
import { fitVariables } from '../prompts/fit-variables.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { findVariables } from './find-variables.ts'
import { parseTemplate } from './parse-template.ts'
import type { ResolvedPartials } from './partials/resolve-partials.ts'
import { renderMessages } from './render-messages.ts'

type Variables = Readonly<Record<string, unknown>>

/** What a prompt needs from outside itself. */
export interface PromptSupplies {
  /** The examples of a prompt that takes them from a dataset. */
  pool?: readonly Example[] | undefined
  /** The partials that it takes in. */
  partials?: ResolvedPartials | undefined
}

/**
 * Renders a prompt for one row: its messages over the row's variables as their declared types want them, with the
 * declared defaults, the examples that the row is shown as `examples`, and the partials that it takes in. Throws as
 * renderMessages and fitVariables do; `where` says of what.
 */
export function renderPrompt(
  content: PromptContent,
  variables: Variables,
  where?: string,
  supplies?: PromptSupplies,
): Message[] {
  return createPromptRenderer(content, supplies)(variables, where)
}

/** As renderPrompt for many rows of one prompt, with what they share done once. */
export function createPromptRenderer(
  content: PromptContent,
  { pool, partials }: PromptSupplies = {},
): (variables: Variables, where?: string) => Message[] {
  const choose = chooserOf(content, pool)
  return (variables, where) => {
    const given = fitVariables(content.variables, variables, where)
    const examples = choose === undefined ? {} : { examples: choose(given).map(toValue) }
    return renderMessages(content.messages, { ...examples, ...given }, where, partials)
  }
}

function chooserOf({ messages, examples }: PromptContent, pool: readonly Example[] = []): ExampleChooser | undefined {
  if (examples === undefined) return undefined
  const { source, count, choose, order } = examples
  return createExampleChooser({
    pool: source.kind === 'table' ? source.rows : pool,
    count,
    choose,
    order,
    shownVariables: messages.flatMap(({ content }) => namesIn(content)),
  })
}

/** A template that cannot be parsed shows nothing; rendering it says why. */
function namesIn(template: string): string[] {
  return 'error' in parseTemplate(template) ? [] : findVariables(template).map(({ name }) => name)
}

function toValue({ variables, expected, reasoning }: Example): Record<string, unknown> {
  return { ...variables, expected, ...(reasoning === undefined ? {} : { reasoning }) }
}
