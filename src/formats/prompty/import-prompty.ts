import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { declareVariables } from '../exchange/declare-variables.ts'
import { readFrontMatter } from '../exchange/front-matter.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { ImportedDataset } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { jinjaTemplate } from '../exchange/jinja-template.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { toVariableName } from '../exchange/plain-variables.ts'
import { checkedSchema, readSettings } from '../exchange/read-settings.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { baseNameOf } from '../exchange/unique-names.ts'
import { outputSchema } from './output-schema.ts'
import { holdsReference, reportReferences } from './report-references.ts'
import { splitRoles } from './split-roles.ts'

/** Fields that say something that prompts here have no place for. */
const unheld = ['description', 'authors', 'tags', 'version', 'base', 'metadata', 'displayName'] as const

/** Prompty files of both versions: front matter in YAML, then messages in Jinja. */
export const importPrompty: ImportFormat = {
  id: 'prompty',
  title: 'Prompty',
  files: '*.prompty',
  carries: 'messages in Jinja, inputs with their defaults, the sample as a row, parameters, outputs as a JSON Schema',
  drops: '${file:} and ${env:} (never read), the model and its connection, tools, threads, images, Mustache sections',
  recognises: ({ path }) => /\.prompty$/iu.test(path),
  async read({ path, text }) {
    const losses = createLossList()
    const { data, body } = readFrontMatter(text, path)
    const name = textOf(data['name']) ?? baseNameOf(path)
    reportReferences(data, losses)
    for (const field of unheld) {
      if (data[field] !== undefined) losses.add(`"${field}"`, field, 'prompts have no place for it')
    }
    if (data['tools'] !== undefined) losses.add('the tools', 'tools', 'prompts call no tools')
    const threads = threadsOf(data['inputs'])
    const messages = readBody(body, { threads, isMustache: isMustache(data), losses })
    const settings = readModel(data, losses)
    const variables = readInputs(data['inputs'], threads)
    const content = assemblePrompt({ messages, settings, variables }, path)
    return {
      prompts: [{ name, content, labels: [] }],
      datasets: readSample(data, name, losses),
      experiments: [],
      losses: losses.all(),
    }
  },
}

/** Version 1 says `template: mustache` or `template: {type}`; version 2 `template: {format: {kind}}`. */
function isMustache({ template }: Record<string, unknown>): boolean {
  const format = isRecord(template) ? (template['format'] ?? template['type']) : template
  const word = isRecord(format) ? format['kind'] : format
  return typeof word === 'string' && word.toLowerCase() === 'mustache'
}

function threadsOf(inputs: unknown): string[] {
  const listed = Array.isArray(inputs)
    ? inputs
    : Object.entries(isRecord(inputs) ? inputs : {}).map(([name, said]) => (isRecord(said) ? { name, ...said } : {}))
  return listed.flatMap((input: unknown) => {
    const name = isRecord(input) && input['kind'] === 'thread' ? textOf(input['name']) : undefined
    return name === undefined ? [] : [name]
  })
}

interface BodyContext {
  threads: readonly string[]
  isMustache: boolean
  losses: LossList
}

function readBody(body: string, { threads, isMustache: isPlain, losses }: BodyContext): MessageTemplate[] {
  const toTemplate = isPlain ? plainTemplate(losses) : jinjaTemplate(losses)
  if (isPlain && /\{\{[#^>&{]/u.test(body))
    losses.add('sections and partials of Mustache', 'the text', 'they stay text: write them in Jinja')
  let source = body
  for (const thread of threads) {
    source = source.replaceAll(new RegExp(`\\{\\{\\s*${thread.replaceAll(/\W/gu, '\\$&')}\\s*\\}\\}`, 'gu'), '')
    losses.add(`the thread "${thread}"`, 'inputs', 'a prompt has a fixed number of messages')
  }
  return splitRoles(source).flatMap(({ role, written, text }, index): MessageTemplate[] => {
    const where = `message ${index + 1}`
    if (role === undefined) {
      losses.add(`the message of "${written}"`, where, 'prompts have system, user and assistant')
      return []
    }
    if (/!\[[^\]\n]*\]\([^)\n]*\)/u.test(text)) losses.add('an image', where, 'prompts hold text, so it stays Markdown')
    return [{ role, content: toTemplate(text, where) }]
  })
}

function readModel(data: Record<string, unknown>, losses: LossList): Settings {
  const model = typeof data['model'] === 'string' ? { id: data['model'] } : isRecord(data['model']) ? data['model'] : {}
  const configuration = isRecord(model['configuration']) ? model['configuration'] : {}
  const named = [model['id'], configuration['model'], configuration['azure_deployment'], configuration['name']].find(
    (candidate) => textOf(candidate) !== undefined,
  )
  if (named !== undefined)
    losses.add(`the model "${textOf(named)}"`, 'model', 'a prompt names none: choose it where you run it')
  if (model['connection'] !== undefined || Object.keys(configuration).length > 1)
    losses.add('the connection of the model', 'model', 'connections and their keys are entered on the Models page')
  const parameters = isRecord(model['parameters'])
    ? model['parameters']
    : isRecord(model['options'])
      ? model['options']
      : {}
  const { additionalProperties, ...known } = parameters
  const written = { ...known, ...(isRecord(additionalProperties) ? additionalProperties : {}) }
  const settings = readSettings(
    Object.fromEntries(Object.entries(written).filter(([, value]) => !holdsReference(value))),
    'model.parameters',
    losses,
  )
  const schema = outputSchema(data['outputs'] ?? data['outputSchema'])
  const checked =
    schema === undefined || settings.jsonSchema !== undefined ? undefined : checkedSchema(schema, 'outputs', losses)
  return checked === undefined ? settings : { ...settings, jsonSchema: checked }
}

function readInputs(inputs: unknown, threads: readonly string[]) {
  const listed = isRecord(inputs) && isRecord(inputs['properties']) ? inputs['properties'] : inputs
  const declared = declareVariables(listed)
  return Object.fromEntries(
    Object.entries(declared).filter(
      ([name, { default: standard }]) => !threads.includes(name) && !holdsReference(standard),
    ),
  )
}

/** The sample of version 1, or each input's own of later files, as one row. */
function readSample(data: Record<string, unknown>, name: string, losses: LossList): ImportedDataset[] {
  const { sample } = data
  if (typeof sample === 'string' && !holdsReference(sample))
    losses.add(
      `the sample file "${sample.slice(0, 100)}"`,
      'sample',
      'files that a file names are not read: import it as a dataset',
    )
  const values = Object.entries(isRecord(sample) ? sample : {}).filter(([, value]) => !holdsReference(value))
  if (values.length === 0) return []
  const variables = Object.fromEntries(values.map(([key, value]) => [toVariableName(key), toJsonValue(value)]))
  return [{ name, columns: Object.keys(variables), rows: [{ variables }] }]
}
