import { canonicalJson } from '../../core/text/canonical-json.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'

interface GatheredRun {
  name: string
  model: string
  /** `input_messages` of its data source. */
  input: unknown
  parameters: Record<string, unknown>
}

/** An eval with what belongs to it. */
export interface GatheredEval {
  name: string
  criteria: Record<string, unknown>[]
  runs: GatheredRun[]
  /** Each once, however many runs have it. */
  items: Record<string, unknown>[]
  /** Kinds of sources whose items are elsewhere. */
  missing: string[]
}

interface Found {
  evals: Record<string, unknown>[]
  runs: Record<string, unknown>[]
  outputs: Record<string, unknown>[]
}

const deepest = 8

/** Finds evals, runs and output items wherever they stand in the data, and puts together what belongs together. */
export function gatherEvals(data: readonly unknown[]): GatheredEval[] {
  const found: Found = { evals: [], runs: [], outputs: [] }
  for (const one of data) collect(one, found, 0)
  const evals = found.evals.map((one) => ({ id: textOf(one['id']), one }))
  const known = new Set(evals.map(({ id }) => id))
  // Runs whose eval is not in the file make one without graders.
  for (const run of found.runs) {
    const id = textOf(run['eval_id'])
    if (!known.has(id) && (evals.length === 0 || id !== undefined)) {
      known.add(id)
      evals.push({ id, one: { name: textOf(run['name']) ?? id ?? 'Eval' } })
    }
  }
  const belongs = (part: Record<string, unknown>, id: string | undefined) =>
    textOf(part['eval_id']) === id || (textOf(part['eval_id']) === undefined && evals.length === 1)
  return evals.map(({ id, one }) =>
    toEval(
      one,
      found.runs.filter((run) => belongs(run, id)),
      found.outputs.filter((output) => belongs(output, id)),
    ),
  )
}

function collect(value: unknown, found: Found, depth: number): void {
  if (depth > deepest) return
  if (Array.isArray(value)) for (const item of value) collect(item, found, depth + 1)
  if (!isRecord(value)) return
  if (value['object'] === 'eval.run.output_item') found.outputs.push(value)
  else if (value['object'] === 'eval.run' || isRecord(value['data_source'])) found.runs.push(value)
  else if (value['object'] === 'eval' || Array.isArray(value['testing_criteria'])) found.evals.push(value)
  // An export may keep runs inside their eval, and output items inside their run.
  for (const [key, inner] of Object.entries(value)) {
    if (!['data_source', 'data_source_config', 'testing_criteria', 'datasource_item', 'sample'].includes(key))
      collect(inner, found, depth + 1)
  }
}

function toEval(
  one: Record<string, unknown>,
  runs: Record<string, unknown>[],
  outputs: Record<string, unknown>[],
): GatheredEval {
  const items = new Map<string, Record<string, unknown>>()
  const missing = new Set<string>()
  const keep = (item: unknown) => {
    if (isRecord(item)) items.set(canonicalJson(toJsonValue(item)), item)
  }
  const gathered = runs.flatMap((run, index): GatheredRun[] => {
    const source = isRecord(run['data_source']) ? run['data_source'] : {}
    const inner = isRecord(source['source']) ? source['source'] : {}
    if (Array.isArray(inner['content']))
      for (const line of inner['content']) keep(isRecord(line) ? line['item'] : undefined)
    else if (textOf(inner['type']) !== undefined) missing.add(textOf(inner['type']) ?? '')
    const model = textOf(source['model']) ?? textOf(run['model'])
    if (source['input_messages'] === undefined || model === undefined) return []
    const parameters = isRecord(source['sampling_params']) ? source['sampling_params'] : {}
    return [{ name: textOf(run['name']) ?? `Run ${index + 1}`, model, input: source['input_messages'], parameters }]
  })
  for (const output of outputs) keep(unwrapped(output['datasource_item']))
  return {
    name: textOf(one['name']) ?? textOf(one['id']) ?? 'Eval',
    criteria: Array.isArray(one['testing_criteria']) ? one['testing_criteria'].filter(isRecord) : [],
    runs: gathered,
    items: [...items.values()],
    missing: items.size > 0 ? [] : [...missing],
  }
}

/** Output items give an item as it is, or once more inside `item`. */
function unwrapped(item: unknown): unknown {
  return isRecord(item) &&
    isRecord(item['item']) &&
    Object.keys(item).every((key) => key === 'item' || key === 'sample')
    ? item['item']
    : item
}
