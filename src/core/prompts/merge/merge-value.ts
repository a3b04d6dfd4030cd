import { canonicalJson, type Json } from '../../text/canonical-json.ts'
import type { Conflict, Conflicts } from './conflict.ts'

/** Undefined is a value that is not there. */
type Value = Json | undefined

/** Three states of one value. */
export interface ThreeValues {
  base: Value
  ours: Value
  theirs: Value
}

interface ValuePlace {
  conflicts: Conflicts
  /** Of its conflict. */
  id: string
  where: string
}

/** Takes what one side changed; what both changed, each in another way, is a conflict. Undefined is not there. */
export function mergeValue({ base, ours, theirs }: ThreeValues, { conflicts, id, where }: ValuePlace): Value {
  const [before, mine, other] = [base, ours, theirs].map((value) => (value === undefined ? '' : canonicalJson(value)))
  if (mine === other || other === before) return ours
  if (mine === before) return theirs
  const conflict: Conflict = {
    id,
    kind: 'value',
    where,
    base: base ?? null,
    ours: ours ?? null,
    theirs: theirs ?? null,
    withOurs: null,
    withTheirs: null,
  }
  return conflicts.settle(conflict, ours ?? theirs ?? null) ?? undefined
}

/**
 * Merges objects member by member, `depth` levels down. What one side took out as a whole, or what is no object on every
 * side that has it, is merged whole. Undefined when nothing is left.
 */
export function mergeMembers(values: ThreeValues, place: ValuePlace, depth: number): Value {
  const { base, ours, theirs } = values
  if (depth === 0 || !isRecord(ours) || !isRecord(theirs) || (base !== undefined && !isRecord(base)))
    return mergeValue(values, place)
  const names = new Set([base ?? {}, ours, theirs].flatMap((value) => Object.keys(value)))
  const members = [...names].flatMap((name): [string, Json][] => {
    const member = (value: Value) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined)
    const merged = mergeMembers(
      { base: member(base), ours: member(ours), theirs: member(theirs) },
      { ...place, id: `${place.id}.${name}`, where: `${place.where} ${name}` },
      depth - 1,
    )
    return merged === undefined ? [] : [[name, merged]]
  })
  if (members.length === 0 && Object.keys(ours).length > 0 && Object.keys(theirs).length > 0) return undefined
  // fromEntries defines own members, whatever their names are.
  return Object.fromEntries(members)
}

function isRecord(value: Value): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
