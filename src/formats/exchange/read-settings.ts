import { settingsSchema, type Settings } from '../../core/settings.ts'
import { isRecord } from './is-record.ts'
import type { LossList } from './loss.ts'

/** The names that tools give our settings, without `_`, `-` and capitals. */
const names: ReadonlyMap<string, keyof Settings> = new Map([
  ['temperature', 'temperature'],
  ['maxtokens', 'maxTokens'],
  ['maxcompletiontokens', 'maxTokens'],
  ['maxcompletionstokens', 'maxTokens'],
  ['maxoutputtokens', 'maxTokens'],
  ['maxnewtokens', 'maxTokens'],
  ['numpredict', 'maxTokens'],
  ['topp', 'topP'],
  ['topk', 'topK'],
  ['minp', 'minP'],
  ['seed', 'seed'],
  ['stop', 'stop'],
  ['stopsequences', 'stop'],
  ['frequencypenalty', 'frequencyPenalty'],
  ['presencepenalty', 'presencePenalty'],
  ['repeatpenalty', 'repeatPenalty'],
  ['repetitionpenalty', 'repeatPenalty'],
])

const noNeed: ReadonlySet<string> = new Set(['n', 'stream', 'streamoptions'])

/**
 * The settings among a tool's parameters, whichever of the usual spellings it uses. What we have no setting for, and
 * values out of range, are lost by name; null and undefined are no values.
 */
export function readSettings(parameters: Record<string, unknown>, where: string, losses: LossList): Settings {
  const settings: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(parameters)) {
    if (value === null || value === undefined) continue
    const plain = key.replaceAll(/[_-]/gu, '').toLowerCase()
    if (noNeed.has(plain) && (plain !== 'n' || value === 1)) continue
    if (plain === 'responseformat' || (plain === 'text' && isRecord(value))) {
      const schema = readResponseFormat(plain === 'text' && isRecord(value) ? value['format'] : value, where, losses)
      if (schema !== undefined) settings['jsonSchema'] = schema
      continue
    }
    const name = names.get(plain)
    const parsed = name === undefined ? undefined : settingsSchema.shape[name].safeParse(inOurForm(name, value))
    if (name === undefined) losses.add(`the parameter "${key}"`, where, 'there is no such setting')
    else if (parsed?.success !== true) losses.add(`the parameter "${key}"`, where, 'its value is out of range')
    else settings[name] = parsed.data
  }
  return settings
}

/** The JSON Schema of OpenAI's `response_format`, or of `text.format`; other forms are lost. */
function readResponseFormat(value: unknown, where: string, losses: LossList): Record<string, unknown> | undefined {
  const type = isRecord(value) ? value['type'] : value
  if (type === 'text' || type === undefined || type === null) return undefined
  if (isRecord(value) && type === 'json_schema') {
    const inner = isRecord(value['json_schema']) ? value['json_schema'] : value
    return checkedSchema(inner['schema'], where, losses)
  }
  losses.add(
    `the response format "${typeof type === 'string' ? type : 'unknown'}"`,
    where,
    'only JSON Schemas are carried: add one to ask for JSON',
  )
  return undefined
}

/** A JSON Schema that settings can hold, or undefined with a loss. */
export function checkedSchema(schema: unknown, where: string, losses: LossList): Record<string, unknown> | undefined {
  const parsed = settingsSchema.shape.jsonSchema.safeParse(schema)
  if (parsed.success && parsed.data !== undefined) return parsed.data
  losses.add('the JSON Schema of the answer', where, 'it is not a schema, or too large')
  return undefined
}

function inOurForm(name: keyof Settings, value: unknown): unknown {
  if (name === 'stop') return (Array.isArray(value) ? value : [value]).filter((stop) => stop !== '')
  // Front matter may hold numbers in quotes.
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value
}
