/** The first moment of a time's month, UTC, in ISO 8601. */
export function monthBegin(time: Date): string {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1)).toISOString()
}
