import { isRecord } from '../exchange/is-record.ts'
import type { LossList } from '../exchange/loss.ts'

const reference = /\$\{\s*(file|env)\s*:([^}]*)\}/giu

/**
 * Names every `${file:...}` and `${env:...}` of a file's front matter. They would read files and environment variables
 * of whoever opens the file, so they are never looked up, whatever they say.
 */
export function reportReferences(data: unknown, losses: LossList, path = ''): void {
  if (typeof data === 'string') {
    for (const [written, kind] of data.matchAll(reference)) {
      const why =
        kind?.toLowerCase() === 'env'
          ? 'environment variables of other people’s files are not read'
          : 'files that a file names are not read'
      losses.add(`the reference "${written}"`, path, why)
    }
  } else if (Array.isArray(data)) data.forEach((item, index) => reportReferences(item, losses, `${path} ${index + 1}`))
  else if (isRecord(data)) {
    for (const [key, value] of Object.entries(data))
      reportReferences(value, losses, path === '' ? key : `${path}.${key}`)
  }
}

/** True for a value that holds such a reference somewhere. */
export function holdsReference(value: unknown): boolean {
  return /\$\{\s*(?:file|env)\s*:/iu.test(JSON.stringify(value) ?? '')
}
