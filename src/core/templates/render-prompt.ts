import type { Message } from '../backend.ts'
import { createExampleChooser, type ExampleChooser } from '../prompts/examples/example-chooser.ts'
import type { Example } from '../prompts/example-set.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { findVariables } from './find-variables.ts'
import { parseTemplate } from './parse-template.ts'
import { renderMessages } from './render-messages.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * Renders a prompt for one row: its messages over the row's variables, the declared defaults beneath them, and the
 * examples that the row is shown as `examples`. `pool` holds the examples of a prompt that takes them from a dataset.
 * Throws as renderMessages does; `where` says of what.
 */
export function renderPrompt(
  content: PromptContent,
  variables: Variables,
  where?: string,
  pool?: readonly Example[],
): Message[] {
  return createPromptRenderer(content, pool)(variables, where)
}

/** As renderPrompt for many rows of one prompt, with what they share done once. */
export function createPromptRenderer(
  content: PromptContent,
  pool?: readonly Example[],
): (variables: Variables, where?: string) => Message[] {
  const defaults = defaultsOf(content)
  const choose = chooserOf(content, pool)
  return (variables, where) => {
    const given = { ...defaults, ...variables }
    const examples = choose === undefined ? {} : { examples: choose(given).map(toValue) }
    return renderMessages(content.messages, { ...defaults, ...examples, ...variables }, where)
  }
}

function defaultsOf({ variables = {} }: PromptContent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, declared]) =>
      declared.default === undefined ? [] : [[name, declared.default]],
    ),
  )
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
