import { settingsSchema } from '../../core/settings.ts'

/** What a person typed as a JSON Schema: no schema when nothing is typed, else the schema or why it is none. */
export function parseSchemaText(text: string): { schema: Record<string, unknown> | undefined } | { problem: string } {
  if (text.trim() === '') return { schema: undefined }
  try {
    const { data, error } = settingsSchema.shape.jsonSchema.safeParse(JSON.parse(text))
    return error ? { problem: error.issues[0]?.message ?? 'This is no JSON Schema.' } : { schema: data }
  } catch (error) {
    return { problem: `This is not JSON yet: ${error instanceof Error ? error.message : String(error)}` }
  }
}
