import { AssayError, isAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { findVariables } from '../../core/templates/find-variables.ts'
import { renderTemplate } from '../../core/templates/render-template.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { planChecks, type CheckedRow } from '../exchange/check.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import type { ImportFormat, ImportSource } from '../exchange/import-format.ts'
import type { ImportedExperiment, ImportedPrompt, ImportedVariant } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { toVariableName } from '../exchange/plain-variables.ts'
import { readData } from '../exchange/read-data.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'
import { readAssertion } from './read-assertion.ts'
import { readChatTemplate } from './read-chat-template.ts'
import { readPrompts } from './read-prompts.ts'
import { readProviders, type Provider } from './read-providers.ts'
import { readTests, type TestCase } from './read-tests.ts'

/** The column that keeps assertions which no metric here answers. */
const uncheckedColumn = 'unchecked'

const unheld = [
  'env',
  'extensions',
  'nunjucksFilters',
  'redteam',
  'targets',
  'derivedMetrics',
  'outputPath',
  'sharing',
  'commandLineOptions',
  'metadata',
] as const

/** A configuration of promptfoo with the prompts, tables and values that lie beside it. */
export const importPromptfoo: ImportFormat = {
  id: 'promptfoo',
  title: 'promptfoo configuration',
  files: 'promptfooconfig.yaml, *.yaml, *.json',
  carries:
    'prompts inline and in files, chat prompts, providers, tests inline and in tables, lists of values, defaultTest, scenarios, assertions that compare texts',
  drops:
    'programs in any language, addresses, transforms, assertions that ask a model (kept in the column "unchecked")',
  recognises: ({ path, data }) =>
    /(?:^|\/)promptfooconfig\.(?:ya?ml|json)$/iu.test(path) ||
    (isRecord(data) &&
      data['prompts'] !== undefined &&
      (data['providers'] !== undefined || data['tests'] !== undefined) &&
      data['template_engine'] === undefined),
  async read(source) {
    const losses = createLossList()
    const config = readData(source.text, { file: source.path })
    if (!isRecord(config)) {
      throw new AssayError('bad-input', {
        what: 'The file is not a configuration of promptfoo',
        where: source.path,
        mend: 'it has "prompts:"',
      })
    }
    for (const part of unheld)
      if (config[part] !== undefined) losses.add(`"${part}"`, part, 'there is nothing like it here')
    const name = nameOf(config, source)
    const cases = await readTests(config, { source, losses })
    const labelled = await makePrompts(config, cases, { source, losses, name })
    const prompts = labelled.map(({ prompt }) => prompt)
    if (prompts.length === 0) {
      throw new AssayError('bad-input', {
        what: 'There is no prompt that can be read',
        where: source.path,
        mend: losses.all()[0]?.why ?? 'add one',
      })
    }
    if (cases.length === 0) return { prompts, datasets: [], experiments: [], losses: losses.all() }
    const templates = (Array.isArray(config['assertionTemplates']) ? {} : config['assertionTemplates']) ?? {}
    const planned = planChecks(cases.map((one) => checkedRow(one, isRecord(templates) ? templates : {}, losses)))
    const dataset = { name, columns: columnsOf(planned.rows), rows: planned.rows }
    const variants = makeVariants(labelled, readProviders(config['providers'], losses))
    const options = isRecord(config['evaluateOptions']) ? config['evaluateOptions'] : {}
    const experiment: ImportedExperiment = {
      name,
      description: '',
      dataset: name,
      variants,
      metrics: planned.metrics,
      repeats: countOf(options['repeat'], 1000) ?? 1,
      ...(countOf(options['maxConcurrency'], 512) === undefined
        ? {}
        : { concurrency: countOf(options['maxConcurrency'], 512) ?? 1 }),
    }
    return { prompts, datasets: [dataset], experiments: [experiment], losses: losses.all() }
  },
}

function nameOf(config: Record<string, unknown>, { path, folderName }: ImportSource): string {
  const own = baseNameOf(path)
  const plain = own === 'promptfooconfig' ? (folderName ?? own) : own
  return textOf(config['description'])?.trim().slice(0, 100) || plain
}

function countOf(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? Math.min(value, most) : undefined
}

interface LabelledPrompt {
  /** As providers name it. */
  label: string
  prompt: ImportedPrompt
}

async function makePrompts(
  config: Record<string, unknown>,
  cases: readonly TestCase[],
  { source, losses, name }: { source: ImportSource; losses: LossList; name: string },
): Promise<LabelledPrompt[]> {
  const raw = await readPrompts(config['prompts'], source, losses)
  const give = uniqueNames()
  const rows = cases.map(({ vars }) => vars)
  return raw.map(({ label, where, raw: text }) => {
    const messages = readChatTemplate(text, { where, losses, rows })
    const content = assemblePrompt({ messages }, where)
    // A label such as "prompts 1" says nothing outside its configuration.
    const wish = raw.length === 1 ? name : /^prompts?(?: \d+)?$/u.test(label) ? `${name} ${label}` : label
    return { label, prompt: { name: give(wish), content: withDefaults(content, rows, losses), labels: [] } }
  })
}

/** promptfoo renders a value that a row lacks as nothing; here that must be said. */
function withDefaults(content: PromptContent, rows: readonly Record<string, Json>[], losses: LossList): PromptContent {
  const used = new Set(content.messages.flatMap((message) => namesIn(message.content)))
  if (used.has('env'))
    losses.add('"env"', 'prompts', 'environment variables are not read: make it a variable of the rows')
  const lacking = [...used].filter((name) => rows.some((row) => !Object.hasOwn(row, name)))
  if (lacking.length === 0) return content
  return {
    ...content,
    variables: Object.fromEntries(lacking.map((name) => [name, { type: 'text' as const, default: '' }])),
  }
}

function namesIn(template: string): string[] {
  try {
    return findVariables(template).map(({ name }) => name)
  } catch (error) {
    if (isAssayError(error)) return []
    throw error
  }
}

function makeVariants(prompts: readonly LabelledPrompt[], providers: readonly Provider[]): ImportedVariant[] {
  const all: readonly Provider[] =
    providers.length > 0
      ? providers
      : [{ label: '', model: { provider: null, name: '', written: '' }, settings: {}, prompts: undefined }]
  return all.flatMap(({ label, model, settings, prompts: only }) =>
    prompts
      .filter(({ label: own }) => only === undefined || only.includes(own))
      .map(({ prompt: { name } }) => ({
        name: variantName(name, label, prompts.length, all.length),
        prompt: name,
        model,
        settings,
        extract: { kind: 'whole' as const },
      })),
  )
}

function variantName(prompt: string, label: string, promptCount: number, modelCount: number): string {
  if (modelCount === 1 || label === '') return prompt.slice(0, 80)
  if (promptCount === 1) return label.slice(0, 80)
  return `${prompt.slice(0, 45)} · ${label.slice(0, 30)}`
}

function checkedRow(one: TestCase, templates: Record<string, unknown>, losses: LossList): CheckedRow {
  const { where, vars, description, threshold } = one
  const unchecked: Json[] = []
  const variables: Record<string, Json> = Object.fromEntries(
    Object.entries(vars).map(([name, value]) => [
      toVariableName(name),
      typeof value === 'string' ? filledIn(value, vars) : value,
    ]),
  )
  const checks = flatten(one.assertions, templates).flatMap((assertion) => {
    const type = textOf(assertion['type']) ?? 'without a type'
    const value = assertion['value']
    const filled = { ...assertion, value: typeof value === 'string' ? filledIn(value, vars) : value }
    const read =
      typeof value === 'string' && value.startsWith('file://')
        ? { reason: 'its value is in a file: write it in its place' }
        : readAssertion(filled)
    if ('checks' in read) return read.checks
    losses.add(`the assertion "${type}"`, where, `${read.reason}; it is kept in the column "${uncheckedColumn}"`)
    unchecked.push(toJsonValue(filled))
    return []
  })
  if (description !== undefined && !Object.hasOwn(variables, 'description')) variables['description'] = description
  if (unchecked.length > 0) variables[uncheckedColumn] = unchecked
  return { variables, checks, ...(threshold === undefined ? {} : { threshold }) }
}

/** Assertions with sets and references put in their place; a set with a threshold of its own stays whole. */
function flatten(
  assertions: readonly Record<string, unknown>[],
  templates: Record<string, unknown>,
  depth = 0,
): Record<string, unknown>[] {
  return assertions.flatMap((assertion) => {
    const reference = textOf(assertion['$ref'])
    const named = reference?.replace(/^#\/assertionTemplates\//u, '')
    const target = named !== undefined && Object.hasOwn(templates, named) ? templates[named] : undefined
    if (isRecord(target) && depth < 5) return flatten([target], templates, depth + 1)
    const inner = assertion['assert']
    if (assertion['type'] === 'assert-set' && Array.isArray(inner) && assertion['threshold'] === undefined && depth < 5)
      return flatten(inner.filter(isRecord), templates, depth + 1)
    return [reference === undefined ? assertion : { type: reference, ...assertion }]
  })
}

/** Values may name other variables of their row. */
function filledIn(text: string, vars: Record<string, Json>): string {
  if (!text.includes('{{')) return text
  try {
    return renderTemplate(text, vars)
  } catch (error) {
    if (isAssayError(error)) return text
    throw error
  }
}
