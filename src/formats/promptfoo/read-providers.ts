import type { Settings } from '../../core/settings.ts'
import type { ModelReference } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import type { LossList } from '../exchange/loss.ts'
import { presetOf } from '../exchange/provider-names.ts'
import { readSettings } from '../exchange/read-settings.ts'

export interface Provider {
  /** What a person calls it. */
  label: string
  model: ModelReference
  settings: Settings
  /** Labels of the prompts that it answers; undefined for all. */
  prompts: string[] | undefined
}

/** Words between service and model. */
const kinds: ReadonlySet<string> = new Set([
  'chat',
  'completion',
  'responses',
  'messages',
  'text',
  'generation',
  'text-generation',
])

/** Settings of a connection rather than of a model. */
const ofConnection: ReadonlySet<string> = new Set([
  'apiKey',
  'apiKeyEnvar',
  'apiBaseUrl',
  'apiHost',
  'organization',
  'headers',
  'region',
  'projectId',
  'deployment_id',
  'apiVersion',
])

/** The models of a configuration: ids, objects with a configuration, or `{id: {...}}`. */
export function readProviders(listed: unknown, losses: LossList): Provider[] {
  const all = Array.isArray(listed) ? listed : listed === undefined || listed === null ? [] : [listed]
  return all.flatMap((provider: unknown, index): Provider[] => {
    const where = `providers ${index + 1}`
    const plain = plainProvider(provider)
    if (plain === undefined) {
      losses.add('a provider', where, 'it has no id')
      return []
    }
    const { id, options } = plain
    if (/^(?:file:\/\/|https?:|wss?:|exec:|python:|javascript:|package:)|\.(?:js|mjs|cjs|ts|py)$/iu.test(id)) {
      losses.add(`the provider "${id.slice(0, 80)}"`, where, 'programs and addresses of a file are not called')
      return []
    }
    const config = isRecord(options['config']) ? options['config'] : {}
    const kept = Object.entries(config).filter(([key]) => !ofConnection.has(key))
    if (kept.length < Object.keys(config).length)
      losses.add('settings of the connection', where, 'connections and their keys are entered on the Models page')
    if (options['transform'] !== undefined) losses.add('"transform"', where, 'programs of a file are not run')
    const prompts = Array.isArray(options['prompts'])
      ? options['prompts'].flatMap((label: unknown) => textOf(label) ?? [])
      : undefined
    const settings = readSettings(Object.fromEntries(kept), where, losses)
    return [{ label: textOf(options['label']) ?? id, model: readModelId(id), settings, prompts }]
  })
}

function plainProvider(provider: unknown): { id: string; options: Record<string, unknown> } | undefined {
  if (typeof provider === 'string') return { id: provider, options: {} }
  if (!isRecord(provider)) return undefined
  const id = textOf(provider['id'])
  if (id !== undefined) return { id, options: provider }
  const [[key, options] = ['', undefined]] = Object.entries(provider)
  return key === '' ? undefined : { id: key, options: isRecord(options) ? options : {} }
}

/** `openai:chat:gpt-4.1`, `anthropic:messages:claude`, `ollama:llama3`, `google:gemini`, or a model alone. */
function readModelId(id: string): ModelReference {
  const [service = '', ...rest] = id.split(':')
  const provider = presetOf(service)
  const named = rest.length > 1 && kinds.has(rest[0] ?? '') ? rest.slice(1) : rest
  return { provider, name: named.join(':') || id, written: id }
}
