import { parse } from 'yaml'
import { AssayError } from '../../core/errors.ts'
import type { Client, CliContext, ExitCode } from '../cli-context.ts'
import { findDataset } from '../find-dataset.ts'
import { readPrompt } from '../read-prompt.ts'
import { readTextFile } from '../read-text-file.ts'

export interface RenderOptions {
  /** `dataset` or `dataset:row`, rows counted from 1. */
  row?: string
  /** A YAML or JSON file with an object of variables. */
  vars?: string
  /** `name=value`, over the row's own. */
  var?: string[]
  model?: string
  /** The messages as they are sent, which is what is shown when nothing is said. */
  messages?: boolean
  /** The text with the model's chat template applied. */
  text?: boolean
  /** That text token by token. */
  tokens?: boolean
}

/** The model whose text and tokens are shown when nobody names one. */
const usualModel = 'local/starter'

/** `assay render PROMPT|FILE`: what one row makes of a prompt, as messages, as the text that a model reads, or as its tokens. */
export async function renderCommand(
  { client, output }: CliContext,
  reference: string,
  options: RenderOptions,
): Promise<ExitCode> {
  const { content, versionId } = await readPrompt(client, reference)
  const variables = {
    ...(options.row ? await readRow(client, options.row) : {}),
    ...(options.vars ? await readVariablesFile(options.vars) : {}),
    ...readVariables(options.var ?? []),
  }
  if (options.text || options.tokens) {
    const input = { content, variables, modelId: options.model ?? usualModel }
    const { problem, inspection, inspectionProblem } = await client.prompts.inspect(input)
    if (inspection === null) throw unrendered(problem ?? inspectionProblem)
    const { text, tokens, tokenCount, exact } = inspection
    if (options.tokens) {
      output.print(inspection, () =>
        tokens.map(({ id, text: one }) => `${String(id).padStart(7)}  ${quoted(one)}`).join('\n'),
      )
      output.remark(`${exact ? '' : 'about '}${tokenCount} tokens`)
      return 0
    }
    if (text === null) throw unrendered(`Only the server of ${input.modelId} knows the text that its model reads`)
    output.print({ version: versionId, text }, () => text)
    return 0
  }
  const rendered = await client.prompts.render({
    content,
    variables,
    ...(options.model ? { modelId: options.model } : {}),
  })
  if (rendered.messages === null) throw unrendered(rendered.problem)
  const { messages, tokens, costUsd } = rendered
  output.print({ version: versionId, messages, tokens, costUsd }, () =>
    messages.map(({ role, content: text }) => `[${role}]\n${text}`).join('\n\n'),
  )
  if (tokens)
    output.remark(
      `${tokens.exact ? '' : 'about '}${tokens.promptTokens} tokens${tokens.contextTokens ? ` of ${tokens.contextTokens}` : ''}`,
    )
  if (rendered.tokensProblem) output.remark(rendered.tokensProblem)
  return 0
}

function unrendered(problem: string | null): AssayError {
  return new AssayError('bad-input', { what: (problem ?? 'The prompt cannot be rendered').replace(/\.$/, '') })
}

/** A token with its blanks to be seen. */
function quoted(text: string): string {
  return text === '' ? '(part of the next)' : JSON.stringify(text)
}

async function readRow(client: Client, place: string): Promise<Record<string, unknown>> {
  const [, name = place, number = '1'] = /^(.*?)(?::(\d+))?$/.exec(place) ?? []
  const { versionId } = await findDataset(client, name)
  const { rows, total } = await client.datasets.rows({ versionId, from: Math.max(0, Number(number) - 1), limit: 1 })
  const [row] = rows
  if (!row || Number(number) < 1)
    throw new AssayError('not-found', { what: 'row', id: number, mend: `the dataset has rows 1 to ${total}` })
  return row.variables
}

async function readVariablesFile(file: string): Promise<Record<string, unknown>> {
  const refuse = (mend: string) =>
    new AssayError('bad-input', { what: 'The variables are not right', where: file, mend })
  let data: unknown
  try {
    data = parse(await readTextFile(file), { maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof AssayError) throw error
    throw refuse(
      error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/u, '') : 'the YAML is broken',
    )
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw refuse('write an object of values by name, as YAML or JSON')
  }
  return data as Record<string, unknown>
}

function readVariables(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 1)
        throw new AssayError('bad-input', { what: `"${pair}" sets no variable`, mend: 'write --var name=value' })
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}
