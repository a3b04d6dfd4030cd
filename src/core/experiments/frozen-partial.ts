import { z } from 'zod'
import { partialKey } from '../templates/partials/partial-reference.ts'
import type { ResolvedPartials } from '../templates/partials/resolve-partials.ts'

/** The version that a partial stood for when a run started. */
export const frozenPartialSchema = z.strictObject({
  name: z.string(),
  /** As the prompt names it; null is the newest version. */
  version: z.string().nullable(),
  versionId: z.string(),
})

export type FrozenPartial = z.infer<typeof frozenPartialSchema>

/** What to keep of partials so that the same ones are taken in again, each once and in the order of their names. */
export function freezePartials(resolved: readonly ResolvedPartials[]): FrozenPartial[] {
  const byKey = new Map<string, FrozenPartial>()
  for (const partials of resolved) {
    for (const [key, { versionId }] of partials) {
      const [name = '', version = null] = key.split('\0')
      byKey.set(key, { name, version, versionId })
    }
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, frozen]) => frozen)
}

/** The version that a reference was frozen to. */
export function frozenVersion(
  frozen: readonly FrozenPartial[] | undefined,
  reference: { name: string; version: string | null },
): string | undefined {
  return frozen?.find((one) => partialKey(one) === partialKey(reference))?.versionId
}
