import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { packError } from './pack-error.ts'
import { toText } from './text-bytes.ts'

/**
 * Reads a YAML file of a pack. Throws `pack-broken` with line and column for broken YAML, and with the path of the
 * first wrong value for YAML of another shape. Aliases, which can multiply, are refused.
 */
export function readYaml<T>(bytes: Uint8Array, file: string, schema: z.ZodType<T>): T {
  const document = parseDocument(toText(bytes, file), { prettyErrors: true })
  const [broken] = document.errors
  if (broken) {
    const place = broken.linePos?.[0]
    const where = place === undefined ? '' : ` at line ${place.line}, column ${place.col}`
    const what = broken.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? broken.code
    throw packError(file, `is broken YAML${where} (${what})`)
  }
  const parsed = schema.safeParse(toValue(document, file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String).join('.')
  throw packError(file, `is not right${path ? ` at "${path}"` : ''} (${issue?.message ?? 'unknown shape'})`)
}

function toValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    throw packError(file, 'uses YAML aliases, which packs do not have', cause)
  }
}
