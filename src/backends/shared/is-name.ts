/** True for a text that says something. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
