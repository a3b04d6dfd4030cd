import type { Content, GenerateContentConfig, GenerateContentParameters } from '@google/genai/web'
import type { GenerateRequest } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import type { Settings } from '../../core/settings.ts'

/** What the API takes. */
export const geminiSettings: readonly (keyof Settings)[] = [
  'temperature',
  'maxTokens',
  'topP',
  'topK',
  'seed',
  'stop',
  'frequencyPenalty',
  'presencePenalty',
  'jsonSchema',
]

/** Where the API has a whole number of 32 bits with a sign, ours has none: the upper half is folded onto the negative numbers. */
const toSigned = (seed: number): number => seed | 0

/**
 * What the package is asked for: system messages before all others are the system instruction, answers have the role
 * `model`. Only settings that are set are sent. Throws `bad-input` for a model's name that would change the address, and
 * for a system message that comes later, which the API has no place for.
 */
export function toRequest({ model, messages, settings }: GenerateRequest): GenerateContentParameters {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(model.name) || model.name.includes('..')) {
    throw new AssayError('bad-input', {
      what: `"${model.name}" is not the name of a Gemini model`,
      mend: 'write it like gemini-3.5-flash',
    })
  }
  const first = messages.findIndex(({ role }) => role !== 'system')
  const system = messages.slice(0, first < 0 ? messages.length : first)
  const contents = messages.slice(system.length).map(({ role, content }): Content => {
    if (role === 'system') {
      throw new AssayError('bad-input', {
        what: 'Gemini takes system messages only before all others',
        mend: 'move it to the beginning, or make it a user message',
      })
    }
    return { role: role === 'assistant' ? 'model' : 'user', parts: [{ text: content }] }
  })
  if (contents.length === 0) {
    throw new AssayError('bad-input', {
      what: 'Gemini does not answer system messages alone',
      mend: 'add a user message',
    })
  }
  const config: GenerateContentConfig = {}
  if (system.length > 0) config.systemInstruction = { parts: system.map(({ content }) => ({ text: content })) }
  addSettings(config, settings)
  return { model: model.name, contents, config }
}

function addSettings(config: GenerateContentConfig, settings: Settings): void {
  if (settings.temperature !== undefined) config.temperature = settings.temperature
  if (settings.topP !== undefined) config.topP = settings.topP
  if (settings.topK !== undefined) config.topK = settings.topK
  if (settings.maxTokens !== undefined) config.maxOutputTokens = settings.maxTokens
  if (settings.stop !== undefined && settings.stop.length > 0) config.stopSequences = [...settings.stop]
  if (settings.seed !== undefined) config.seed = toSigned(settings.seed)
  if (settings.frequencyPenalty !== undefined) config.frequencyPenalty = settings.frequencyPenalty
  if (settings.presencePenalty !== undefined) config.presencePenalty = settings.presencePenalty
  if (settings.jsonSchema !== undefined) {
    config.responseMimeType = 'application/json'
    config.responseJsonSchema = settings.jsonSchema
  }
}
