import type { Settings } from '../../core/settings.ts'

/** OpenAI's `response_format` for a JSON Schema, as requests send it; nothing without one. */
export function responseFormat({ jsonSchema }: Settings): { response_format?: unknown } {
  if (jsonSchema === undefined) return {}
  return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: jsonSchema, strict: true } } }
}
