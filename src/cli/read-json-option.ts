import { AssayError } from '../core/errors.ts'

/** An object that a person wrote as JSON behind an option. Throws `bad-input` that names the option. */
export function readJsonOption(option: string, text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it is no JSON'
    throw new AssayError('bad-input', { what: `${option} is no JSON`, mend: reason }, { cause })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new AssayError('bad-input', {
    what: `${option} is no JSON object`,
    mend: 'write it in braces, such as {"count":3}',
  })
}
