import { AssayError } from '../../core/errors.ts'
import type { Settings } from '../../core/settings.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { planChecks, type Check } from '../exchange/check.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { Imported, ModelReference } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { toVariableName } from '../exchange/plain-variables.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { modelReference } from '../exchange/provider-names.ts'
import { readData, readJson } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { checkedSchema, readSettings } from '../exchange/read-settings.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { baseNameOf } from '../exchange/unique-names.ts'

/** The prompt files of GitHub Models: YAML with messages, test data and evaluators. */
export const importGithubModels: ImportFormat = {
  id: 'github-models',
  title: 'GitHub Models prompt',
  files: '*.prompt.yml, *.prompt.yaml',
  carries: 'messages, variables, modelParameters, a JSON Schema, testData, evaluators that compare texts',
  drops: 'evaluators that ask a model and built-in ones ("github/..."), JSON without a schema, the description',
  recognises: ({ path, data }) =>
    /\.prompt\.ya?ml$/iu.test(path) || (isRecord(data) && Array.isArray(data['messages']) && 'modelParameters' in data),
  async read({ path, text }) {
    const losses = createLossList()
    const data = readData(text, { file: path })
    if (!isRecord(data)) {
      throw new AssayError('bad-input', {
        what: 'The file is not a prompt',
        where: path,
        mend: 'it begins with "messages:"',
      })
    }
    const name = textOf(data['name']) ?? baseNameOf(path)
    if (textOf(data['description']) !== undefined)
      losses.add('the description', 'description', 'prompts have a name only')
    const messages = readMessages(data['messages'], { where: 'messages', losses, toTemplate: plainTemplate(losses) })
    const settings = readPromptSettings(data, path, losses)
    const content = assemblePrompt({ messages, settings }, path)
    const model = textOf(data['model'])
    return {
      prompts: [{ name, content, labels: [] }],
      ...readTests(data, { name, settings, model: model === undefined ? undefined : modelOf(model), losses }),
      losses: losses.all(),
    }
  },
}

function readPromptSettings(data: Record<string, unknown>, path: string, losses: LossList): Settings {
  const parameters = isRecord(data['modelParameters']) ? data['modelParameters'] : {}
  const settings = readSettings(parameters, 'modelParameters', losses)
  const format = data['responseFormat']
  if (format === 'json_schema') {
    const written =
      typeof data['jsonSchema'] === 'string' ? readJson(data['jsonSchema'], `${path}, jsonSchema`) : data['jsonSchema']
    const inner = isRecord(written) && isRecord(written['schema']) ? written['schema'] : written
    const schema = checkedSchema(inner, 'jsonSchema', losses)
    if (schema !== undefined) settings.jsonSchema = schema
  } else if (format !== undefined && format !== 'text') {
    losses.add(
      `the response format "${textOf(format) ?? 'unknown'}"`,
      'responseFormat',
      'only JSON Schemas are carried',
    )
  }
  return settings
}

/** `openai/gpt-4.1` names its publisher, and GitHub serves it. */
function modelOf(written: string): ModelReference {
  const [publisher, ...rest] = written.split('/')
  return rest.length === 0
    ? { provider: null, name: written, written }
    : { ...modelReference(rest.join('/'), publisher), written }
}

interface TestContext {
  name: string
  settings: Settings
  model: ModelReference | undefined
  losses: LossList
}

function readTests(
  data: Record<string, unknown>,
  { name, settings, model, losses }: TestContext,
): Pick<Imported, 'datasets' | 'experiments'> {
  const tests = Array.isArray(data['testData']) ? data['testData'].filter(isRecord) : []
  const evaluators = Array.isArray(data['evaluators']) ? data['evaluators'].filter(isRecord) : []
  if (tests.length === 0) {
    if (evaluators.length > 0) losses.add('the evaluators', 'evaluators', 'there is no test data for them')
    return { datasets: [], experiments: [] }
  }
  const planned = planChecks(
    tests.map((test) => {
      const { expected, ...others } = test
      const variables = Object.fromEntries(
        Object.entries(others).map(([key, value]) => [toVariableName(key), toJsonValue(value)]),
      )
      const wanted = textOf(expected)
      return {
        variables,
        ...(wanted === undefined ? {} : { expected: wanted }),
        checks: evaluators.flatMap((evaluator, index) =>
          readEvaluator(evaluator, test, `evaluators ${index + 1}`, losses),
        ),
      }
    }),
  )
  const dataset = { name, columns: columnsOf(planned.rows), rows: planned.rows }
  if (planned.metrics.length === 0) return { datasets: [dataset], experiments: [] }
  const variant = {
    name,
    prompt: name,
    model: model ?? modelReference('', undefined),
    settings,
    extract: { kind: 'whole' as const },
  }
  const experiment = {
    name,
    description: textOf(data['description']) ?? '',
    dataset: name,
    variants: [variant],
    metrics: planned.metrics,
    repeats: 1,
  }
  return { datasets: [dataset], experiments: [experiment] }
}

function readEvaluator(
  evaluator: Record<string, unknown>,
  test: Record<string, unknown>,
  where: string,
  losses: LossList,
): Check[] {
  const title = textOf(evaluator['name']) ?? where
  const compared = evaluator['string']
  if (!isRecord(compared)) {
    const kind = textOf(evaluator['uses']) ?? (evaluator['llm'] === undefined ? 'unknown' : 'llm')
    losses.add(
      `the evaluator "${title}" (${kind})`,
      where,
      'it asks a model, or is built into the other tool: choose a metric',
    )
    return []
  }
  return Object.entries(compared).flatMap(([operation, value]): Check[] => {
    const wanted = textOf(value)?.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/gu, (_, key: string) => textOf(test[key]) ?? '')
    if (wanted === undefined) return []
    const place = placeOf(operation)
    if (operation === 'equals') return [{ id: 'exact-match', options: { trim: false }, expected: wanted }]
    if (place !== undefined) return [{ id: 'contains', options: place, expected: wanted }]
    losses.add(`the comparison "${operation}"`, where, 'there is no metric for it')
    return []
  })
}

function placeOf(operation: string): Record<string, string> | undefined {
  if (operation === 'contains') return {}
  if (operation === 'startsWith') return { place: 'start' }
  return operation === 'endsWith' ? { place: 'end' } : undefined
}
