import { AssayError } from '../../core/errors.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { canonicalJson, type Json } from '../../core/text/canonical-json.ts'
import { contentId } from '../../core/text/content-id.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { planChecks, type Check } from '../exchange/check.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import type { ImportFormat, ImportSource } from '../exchange/import-format.ts'
import type { Imported, ImportedVariant } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { toVariableName } from '../exchange/plain-variables.ts'
import { readData } from '../exchange/read-data.ts'
import { readLines } from '../exchange/read-lines.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { readSettings } from '../exchange/read-settings.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { uniqueNames } from '../exchange/unique-names.ts'
import { gatherEvals, type GatheredEval } from './gather-evals.ts'
import { readGrader } from './read-grader.ts'

/** Evals of OpenAI's platform as its API gives them: evals, their runs and output items, in any wrapping. */
export const importEvalsApi: ImportFormat = {
  id: 'openai-evals-api',
  title: 'OpenAI Evals (API)',
  files: '*.json, *.jsonl',
  carries:
    'items as rows, input_messages as prompts, model and sampling_params of runs as variants, string_check and text_similarity',
  drops:
    'graders that ask a model or run Python, items kept in files or logs (export them with the run’s output items), results',
  recognises: ({ data, firstLine }) => gatherEvals([data ?? firstLine]).length > 0,
  async read(source) {
    const losses = createLossList()
    const evals = gatherEvals(await readAll(source))
    const nameOf = uniqueNames()
    const imported: Imported = { prompts: [], datasets: [], experiments: [], losses: [] }
    for (const one of evals) addEval(one, imported, nameOf, losses)
    if (imported.prompts.length === 0 && imported.datasets.length === 0) {
      const mend = losses.all()[0]?.why ?? 'put its runs and output items into the same file or folder'
      throw new AssayError('bad-input', {
        what: 'There is nothing in the evals that could be held',
        where: source.path,
        mend,
      })
    }
    return { ...imported, losses: losses.all() }
  },
}

/** The file itself, and those files beside it that name one of its evals. */
async function readAll(source: ImportSource): Promise<unknown[]> {
  const found: unknown[] = [readAny(source.text, source.path)]
  const ids = [...new Set(source.text.match(/"eval_[\w-]{1,80}"/gu))]
  for (const path of ids.length === 0 ? [] : await source.listFiles()) {
    if (path === source.path || !/\.jsonl?$/iu.test(path) || path.includes('/')) continue
    const text = (await source.readText(path)) ?? ''
    if (ids.some((id) => text.includes(id))) found.push(readAny(text, path))
  }
  return found
}

function readAny(text: string, path: string): unknown {
  return /\.jsonl$/iu.test(path) ? readLines(text, path).map(({ value }) => value) : readData(text, { file: path })
}

function addEval(one: GatheredEval, imported: Imported, nameOf: (wish: string) => string, losses: LossList): void {
  const name = nameOf(one.name)
  const items = one.items.length > 0 ? one.items : []
  for (const kind of one.missing)
    losses.add(`items of the kind "${kind}"`, name, 'the file only points at them: export the output items of a run')
  const criteria = one.criteria
  const rows = items.map((item) => ({
    variables: Object.fromEntries(
      Object.entries(item).map(([key, value]) => [toVariableName(key), toJsonValue(value)]),
    ) as Record<string, Json>,
    checks: criteria.flatMap((grader) => readCheck(grader, item, name, losses)),
  }))
  if (items.length === 0) for (const grader of criteria) readCheck(grader, {}, name, losses)
  const planned = planChecks(rows)
  if (rows.length > 0) imported.datasets.push({ name, columns: columnsOf(planned.rows), rows: planned.rows })
  else losses.add('the items', name, 'there are none in the file, so there is a prompt without a dataset')
  const variants: ImportedVariant[] = []
  const known = new Map<string, string>()
  for (const run of one.runs) {
    const messages = readInput(run.input, `${name}, ${run.name}`, losses)
    if (messages.length === 0) continue
    const settings = readSettings(run.parameters, `${name}, ${run.name}`, losses)
    const content = assemblePrompt({ messages }, name)
    const id = contentId(content)
    const prompt = known.get(id) ?? nameOf(known.size === 0 && rows.length === 0 ? name : `${one.name} prompt`)
    if (!known.has(id)) imported.prompts.push({ name: prompt, content, labels: [] })
    known.set(id, prompt)
    const variant = {
      name: run.name.slice(0, 80),
      prompt,
      model: { provider: 'openai', name: run.model, written: run.model },
      settings,
      extract: { kind: 'whole' as const },
    }
    if (!variants.some((other) => sameVariant(other, variant))) variants.push(variant)
  }
  if (variants.length === 0) losses.add('the prompt', name, 'no run in the file has "input_messages" with a template')
  else if (rows.length > 0)
    imported.experiments.push({ name, description: '', dataset: name, variants, metrics: planned.metrics, repeats: 1 })
}

function sameVariant(one: ImportedVariant, other: ImportedVariant): boolean {
  const key = ({ prompt, model, settings }: ImportedVariant) =>
    canonicalJson({ prompt, model: model.written, settings })
  return key(one) === key(other)
}

function readCheck(
  grader: Record<string, unknown>,
  item: Record<string, unknown>,
  name: string,
  losses: LossList,
): Check[] {
  const read = readGrader(grader, (template) => fillIn(template, item))
  if ('check' in read) return [read.check]
  const title = textOf(grader['name']) ?? 'unnamed'
  losses.add(`the grader "${title}" (${textOf(grader['type']) ?? 'unknown'})`, name, read.reason)
  return []
}

function fillIn(template: string, item: Record<string, unknown>): string {
  return template.replaceAll(/\{\{\s*item\.([\w.-]+)\s*\}\}/gu, (_, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), item)
    return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  })
}

/** The template of a run's messages; `{{item.question}}` is `{{ question }}` here, and `{{item}}` cannot be. */
function readInput(input: unknown, where: string, losses: LossList): MessageTemplate[] {
  if (!isRecord(input)) return []
  if (input['type'] === 'item_reference') {
    losses.add(
      `the messages "${textOf(input['item_reference']) ?? ''}"`,
      where,
      'a prompt has a fixed number of messages, and here each item brings its own',
    )
    return []
  }
  const rename = (name: string) => (name.startsWith('item.') ? name.slice('item.'.length) : undefined)
  return Array.isArray(input['template'])
    ? readMessages(input['template'], { where, losses, toTemplate: plainTemplate(losses, 'double-braces', rename) })
    : []
}
