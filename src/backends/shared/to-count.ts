/** A count of tokens as a server sent it; undefined for anything else than a whole number from 0 on. */
export function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}
