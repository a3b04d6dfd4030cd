import { AssayError } from '../../errors.ts'
import { canonicalJson, type Json } from '../../text/canonical-json.ts'
import { type Example, type ExampleSet, exampleSchema, exampleSetSchema } from '../example-set.ts'
import type { Conflict, Conflicts } from './conflict.ts'
import { type ItemKind, mergeItems } from './merge-items.ts'
import { mergeMembers, type ThreeValues } from './merge-value.ts'

/**
 * Examples: a table is merged row by row, whatever else belongs to them field by field. A table here and rows of a
 * dataset there is a conflict of the whole source.
 */
export function mergeExamples(
  values: ThreeValues,
  place: { conflicts: Conflicts; id: string; where: string },
): Json | undefined {
  const sets = { base: toSet(values.base), ours: toSet(values.ours), theirs: toSet(values.theirs) }
  const { base, ours, theirs } = sets
  const tableOf = (set: ExampleSet | undefined) => (set?.source.kind === 'table' ? set.source.rows : undefined)
  const [mine, other] = [tableOf(ours), tableOf(theirs)]
  const before = base === undefined ? [] : tableOf(base)
  if (!ours || !theirs || !mine || !other || !before) return mergeMembers(values, place, ours && theirs ? 1 : 0)
  const rows = mergeItems({ base: before, ours: mine, theirs: other }, exampleKind(place.conflicts), {
    conflicts: place.conflicts,
    path: `${place.id}.rows`,
    where: 'the examples',
  })
  const rest = mergeMembers(
    { base: withoutSource(values.base), ours: withoutSource(values.ours), theirs: withoutSource(values.theirs) },
    place,
    1,
  )
  return { ...(rest as Record<string, Json>), source: { kind: 'table', rows } }
}

function toSet(value: Json | undefined): ExampleSet | undefined {
  return value === undefined ? undefined : exampleSetSchema.parse(value)
}

function withoutSource(value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined
  const { source, ...rest } = value as { source: Json } & Record<string, Json>
  void source
  return rest
}

function readExample(text: string): Example {
  try {
    return exampleSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new AssayError(
      'bad-input',
      { what: 'An example is not right', where: 'the merge', mend: 'write {"variables": {}, "expected": ""}' },
      { cause: error },
    )
  }
}

function exampleKind(conflicts: Conflicts): ItemKind<Example> {
  return {
    nameOf: (_, place) => `example ${place + 1}`,
    toPair: (example) => ({ key: 'example', text: canonicalJson(example) }),
    withText: (_, text) => readExample(text),
    merge({ id, where }, base, ours, theirs) {
      const textOf = (example: Example | undefined) => (example === undefined ? null : canonicalJson(example))
      if (textOf(ours) === textOf(theirs) || textOf(theirs) === textOf(base)) return ours
      if (textOf(ours) === textOf(base)) return theirs
      const asJson = (example: Example | undefined) => (example ?? null) as Json
      const conflict: Conflict = {
        id,
        kind: 'value',
        where,
        base: asJson(base),
        ours: asJson(ours),
        theirs: asJson(theirs),
        withOurs: null,
        withTheirs: null,
      }
      return conflicts.settle(conflict, conflict.ours) as Example | null
    },
  }
}
