import { z } from 'zod'
import type { Json } from '../../text/canonical-json.ts'

/** How a person settles a conflict: one side's way, or a value of their own; null takes the thing out. */
export const resolutionSchema = z.union([
  z.strictObject({ take: z.enum(['base', 'ours', 'theirs']) }),
  z.strictObject({ value: z.json() }),
])
export type Resolution = z.infer<typeof resolutionSchema>

/** Resolutions by the id of the conflict. */
export const resolutionsSchema = z.record(z.string(), resolutionSchema)
export type Resolutions = Readonly<Record<string, Resolution>>

/** Something that both sides changed, each in another way. The id is the same for the same three states. */
export interface Conflict {
  id: string
  /**
   * `text`: both wrote something else. `deleted`: one took out what the other changed. `value`: a role, a setting, a
   * variable, the examples or the extractor. `order`: both moved things, each to another place.
   */
  kind: 'text' | 'deleted' | 'value' | 'order'
  /** Such as `message 2 (user), block instruction`. */
  where: string
  /** Null where there is none. A text for `text` and `deleted`. */
  base: Json
  ours: Json
  theirs: Json
  /** Of a text: what it is with the one side's words where the sides conflict, and everything else merged. */
  withOurs: string | null
  withTheirs: string | null
}

/** Collects conflicts and settles those that somebody has decided. */
export interface Conflicts {
  readonly open: readonly Conflict[]
  /** Ids of those that were settled. */
  readonly settled: readonly string[]
  /** What stands in the result: the decided value, or `meanwhile` for as long as nobody has decided. */
  settle(conflict: Conflict, meanwhile: Json): Json
}

export function createConflicts(resolutions: Resolutions): Conflicts {
  const open: Conflict[] = []
  const settled: string[] = []
  return {
    open,
    settled,
    settle(conflict, meanwhile) {
      const resolution = Object.hasOwn(resolutions, conflict.id) ? resolutions[conflict.id] : undefined
      if (resolution === undefined) {
        open.push(conflict)
        return meanwhile
      }
      settled.push(conflict.id)
      if ('value' in resolution) return resolution.value
      if (resolution.take === 'ours') return conflict.withOurs ?? conflict.ours
      if (resolution.take === 'theirs') return conflict.withTheirs ?? conflict.theirs
      return conflict.base
    },
  }
}
