import { AssayError } from '../../core/errors.ts'
import type { Row } from '../../core/datasets/row.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import { planChecks, type Check, type CheckedRow } from '../exchange/check.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import { escapeRegex } from '../exchange/escape-regex.ts'
import type { ImportFormat, ImportSource } from '../exchange/import-format.ts'
import type { Imported } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { readData } from '../exchange/read-data.ts'
import { readLines } from '../exchange/read-lines.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'
import { groupConversations, type Conversation } from './conversation-rows.ts'

/** How the classes of the framework that compare texts judge an answer. */
type Judge = 'match' | 'includes' | 'fuzzy' | 'json'

const classes: readonly (readonly [RegExp, Judge])[] = [
  [/basic\.match:Match$/u, 'match'],
  [/basic\.includes:Includes$/u, 'includes'],
  [/basic\.fuzzy_match:FuzzyMatch$/u, 'fuzzy'],
  [/basic\.json_match:JsonMatch$/u, 'json'],
]

interface Eval {
  name: string
  judge: Judge
  description: string
  samples: { path: string; text: string }
}

/** Samples of OpenAI's open evals (JSON Lines of "input" and "ideal"), alone or through their registry file in YAML. */
export const importRegistryEvals: ImportFormat = {
  id: 'openai-evals',
  title: 'OpenAI evals (registry)',
  files: '*.jsonl, *.yaml of the registry',
  carries: 'samples with "input" and "ideal", also lists of them; Match, Includes, FuzzyMatch and JsonMatch',
  drops: 'classes that ask a model or run a program, other fields than the samples’',
  recognises: ({ firstLine, data }) =>
    (firstLine !== undefined && firstLine['input'] !== undefined && firstLine['ideal'] !== undefined) ||
    (isRecord(data) &&
      Object.values(data).some(
        (one) => isRecord(one) && typeof one['class'] === 'string' && one['class'].startsWith('evals.'),
      )),
  async read(source) {
    const losses = createLossList()
    const evals = /\.ya?ml$/iu.test(source.path)
      ? await readRegistry(source, losses)
      : [
          {
            name: baseNameOf(source.path),
            judge: 'match' as const,
            description: '',
            samples: { path: source.path, text: source.text },
          },
        ]
    if (!/\.ya?ml$/iu.test(source.path))
      losses.add(
        'the class of the eval',
        source.path,
        'samples do not name it: answers must begin with the ideal one (Match); import the registry file to have its own',
      )
    const nameOf = uniqueNames()
    const imported: Imported = { prompts: [], datasets: [], experiments: [], losses: [] }
    for (const one of evals) addEval(one, imported, nameOf, losses)
    if (imported.prompts.length === 0) {
      const mend = losses.all()[0]?.why ?? 'every line has "input" and "ideal"'
      throw new AssayError('bad-input', { what: 'There are no samples', where: source.path, mend })
    }
    return { ...imported, losses: losses.all() }
  },
}

async function readRegistry(source: ImportSource, losses: LossList): Promise<Eval[]> {
  const data = readData(source.text, { file: source.path })
  const found: Eval[] = []
  for (const [name, one] of Object.entries(isRecord(data) ? data : {})) {
    // Entries without a class only name the newest version.
    if (!isRecord(one) || typeof one['class'] !== 'string') continue
    const written = one['class']
    const judge = classes.find(([pattern]) => pattern.test(written))?.[1]
    const args = isRecord(one['args']) ? one['args'] : {}
    const path = textOf(args['samples_jsonl'])
    if (judge === undefined)
      losses.add(
        `the class "${written}"`,
        name,
        'it asks a model or runs a program: answers must begin with the ideal one until you choose a metric',
      )
    if (path === undefined) {
      losses.add('the samples', name, 'it names no "samples_jsonl"')
      continue
    }
    const text = await readSamples(path, source)
    if (text === undefined)
      losses.add(`the samples "${path}"`, name, 'they are not in the folder: put the file beside the registry file')
    else
      found.push({
        name,
        judge: judge ?? 'match',
        description: textOf(one['description']) ?? '',
        samples: { path, text },
      })
  }
  return found
}

/** The registry keeps samples in a folder `data`; a copy may have them anywhere below. */
async function readSamples(path: string, source: ImportSource): Promise<string | undefined> {
  if (!/^[/\\]|\.\./u.test(path)) {
    const direct = (await source.readText(path)) ?? (await source.readText(`data/${path}`))
    if (direct !== undefined) return direct
  }
  const name = path.split('/').at(-1) ?? path
  const below = (await source.listFiles()).find((file) => file.split('/').at(-1) === name)
  return below === undefined ? undefined : source.readText(below)
}

function addEval(
  { name, judge, description, samples }: Eval,
  imported: Imported,
  nameOf: (wish: string) => string,
  losses: LossList,
): void {
  const conversations = readLines(samples.text, samples.path).flatMap(({ line, value }): Conversation<string[]>[] => {
    const where = `line ${line} of ${samples.path}`
    const ideal = idealsOf(value['ideal'] ?? value['answer'] ?? value['expected'])
    const input = value['input']
    const messages =
      typeof input === 'string'
        ? [{ role: 'user' as const, content: input }]
        : Array.isArray(input)
          ? readMessages(input, { where, losses, toTemplate: (text) => text })
          : []
    if (messages.length === 0) losses.add('a sample without "input"', where, 'there is nothing to ask')
    return messages.length === 0 ? [] : [{ messages, rest: ideal }]
  })
  const groups = groupConversations(conversations)
  if (groups.length > 1)
    losses.add('one eval of differing conversations', name, `it becomes ${groups.length} prompts with a dataset each`)
  for (const { messages, rows } of groups) {
    const own = nameOf(name)
    const planned = planChecks(rows.map(({ variables, rest }) => ({ variables, ...judged(judge, rest) })))
    addGroup(imported, own, { messages, description, ...planned })
  }
}

function addGroup(
  imported: Imported,
  name: string,
  {
    messages,
    description,
    rows,
    metrics,
  }: {
    messages: Imported['prompts'][number]['content']['messages']
    description: string
    rows: Row[]
    metrics: MetricSpec[]
  },
): void {
  imported.prompts.push({ name, content: { messages }, labels: [] })
  imported.datasets.push({ name, columns: columnsOf(rows), rows })
  const model = { provider: null, name: '', written: '' }
  const variant = { name: name.slice(0, 80), prompt: name, model, settings: {}, extract: { kind: 'whole' as const } }
  imported.experiments.push({ name, description, dataset: name, variants: [variant], metrics, repeats: 1 })
}

function idealsOf(ideal: unknown): string[] {
  const listed: unknown[] = Array.isArray(ideal) ? ideal : ideal === undefined || ideal === null ? [] : [ideal]
  return listed.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
}

/** Several ideal answers are one check that any of them passes. */
function judged(judge: Judge, ideals: readonly string[]): Pick<CheckedRow, 'checks' | 'expected'> {
  const [first, ...others] = ideals
  if (first === undefined) return { checks: [] }
  if (others.length === 0) return { checks: [checkFor(judge, first)], expected: first }
  if (judge === 'json') return { checks: [checkFor(judge, first)], expected: first }
  const any = ideals.map(escapeRegex).join('|')
  const pattern = judge === 'match' ? `^\\s*(?:${any})` : any
  const flags: Record<string, string> = judge === 'fuzzy' ? { flags: 'i' } : {}
  return { checks: [{ id: 'regex', options: { pattern, ...flags } }], expected: first }
}

function checkFor(judge: Judge, expected: string): Check {
  if (judge === 'match') return { id: 'contains', options: { place: 'start' }, expected }
  if (judge === 'includes') return { id: 'contains', expected }
  if (judge === 'fuzzy') return { id: 'contains', options: { ignoreCase: true }, expected }
  return { id: 'json-fields', options: { countExtra: true }, expected }
}
