import path from 'node:path'
import type { LintContext } from '../../core/lint/lint-context.ts'
import { lintPrompt } from '../../core/lint/lint-prompt.ts'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import { lintRules } from '../../core/lint/lint-rules.ts'
import { mostLintRows, readLintSubjects, type LintFileSubject } from '../../services/lint/read-lint-subjects.ts'
import type { Client, CliContext, ExitCode } from '../cli-context.ts'
import { findDataset } from '../find-dataset.ts'
import { isPromptFile, readPrompt } from '../read-prompt.ts'
import { readTextFile } from '../read-text-file.ts'

export interface LintOptions {
  /** A dataset of the workspace whose rows the prompt is for. */
  dataset?: string
  /** Counts the prompt's tokens against this model's context. */
  model?: string
  /** Print the rules instead. */
  rules?: boolean
}

/** `assay lint FILE|PROMPT`: what is likely wrong with a prompt, or with every prompt of an experiment; 1 when something is. */
export async function lintCommand(
  { client, output }: CliContext,
  reference: string,
  options: LintOptions,
): Promise<ExitCode> {
  const partialNames = (await client.prompts.list({})).map(({ name }) => name)
  const subjects = await readSubjects(client, reference, options)
  const linted: { prompt: string; problems: LintProblem[] }[] = []
  for (const { title, content, context, modelId } of subjects) {
    const counted = modelId === undefined ? {} : await countTokens(client, content, context, modelId)
    linted.push({ prompt: title, problems: lintPrompt(content, { partialNames, ...context, ...counted }) })
  }
  const all = linted.flatMap(({ problems }) => problems)
  const counts = {
    errors: all.filter(({ severity }) => severity === 'error').length,
    warnings: all.filter(({ severity }) => severity === 'warning').length,
    hints: all.filter(({ severity }) => severity === 'hint').length,
  }
  output.print({ prompts: linted, ...counts }, () => {
    const lines = linted.flatMap(({ prompt, problems }) => problems.map((problem) => toLine(prompt, problem)))
    return [...lines, toSummary(counts)].join('\n')
  })
  return counts.errors + counts.warnings > 0 ? 1 : 0
}

/** `assay lint --rules`: the rules, and what each is drawn from. */
export async function listLintRules({ output }: Pick<CliContext, 'output'>): Promise<ExitCode> {
  const rules = lintRules.map(({ id, title, severity, reason, source }) => ({ id, title, severity, reason, source }))
  output.print(rules, () =>
    rules
      .map(({ id, severity, title, reason, source }) => `${id} (${severity}): ${title}. ${reason}\n  ${source}`)
      .join('\n'),
  )
  return 0
}

async function readSubjects(
  client: Client,
  reference: string,
  { dataset, model }: LintOptions,
): Promise<LintFileSubject[]> {
  const rows = dataset === undefined ? {} : await readRows(client, dataset)
  if (!isPromptFile(reference)) {
    const { title, content } = await readPrompt(client, reference)
    return [{ title, content, context: rows, modelId: model }]
  }
  const beside = (file: string) => readTextFile(path.join(path.dirname(reference), file))
  const subjects = await readLintSubjects(await readTextFile(reference), path.basename(reference), beside)
  return subjects.map(({ title, content, context, modelId }) => ({
    title,
    content,
    context: { ...context, ...rows },
    modelId: model ?? modelId,
  }))
}

async function readRows(client: Client, name: string): Promise<LintContext> {
  const { versionId, columns } = await findDataset(client, name)
  const { rows } = await client.datasets.rows({ versionId, from: 0, limit: mostLintRows })
  return { columns, rows }
}

/** The tokens of the first row, where they can be told; what cannot be rendered is a problem that the rules name. */
async function countTokens(
  client: Client,
  content: LintFileSubject['content'],
  { rows = [] }: LintContext,
  modelId: string,
): Promise<LintContext> {
  const { tokens } = await client.prompts.render({ content, variables: { ...rows[0]?.variables }, modelId })
  return tokens === null ? {} : { promptTokens: tokens.promptTokens, contextTokens: tokens.contextTokens }
}

function toLine(prompt: string, { message, line, column, severity, rule, text }: LintProblem): string {
  const place = message === null ? '' : `, message ${message + 1}, ${line}:${column}`
  return `${prompt}${place}  ${severity}  ${text}  ${rule}`
}

function toSummary({ errors, warnings, hints }: { errors: number; warnings: number; hints: number }): string {
  if (errors + warnings + hints === 0) return 'No problems.'
  const word = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  return [word(errors, 'error'), word(warnings, 'warning'), word(hints, 'hint')].join(', ')
}
