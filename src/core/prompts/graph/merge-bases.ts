/** The parents of a version; none for a first one and for one that is not known. */
export type ParentsOf = (id: string) => readonly string[]

/**
 * The best common ancestors of two versions: those that both come from and that no other common ancestor comes from.
 * One in most histories, two or more after criss-cross merges, none when both have nothing in common. A version counts
 * as its own ancestor, so the result is `one` alone when `other` goes on from it.
 */
export function mergeBases(one: string, other: string, parentsOf: ParentsOf): string[] {
  const ancestors = ancestorsOf(one, parentsOf)
  const common = [...ancestorsOf(other, parentsOf)].filter((id) => ancestors.has(id))
  const isReached = new Set<string>()
  const waiting = common.flatMap((id) => parentsOf(id))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (isReached.has(id)) continue
    isReached.add(id)
    waiting.push(...parentsOf(id))
  }
  return common.filter((id) => !isReached.has(id)).toSorted()
}

/** A version and everything that it comes from. */
function ancestorsOf(id: string, parentsOf: ParentsOf): Set<string> {
  const found = new Set([id])
  // A set is walked in the order of its members, those that are added on the way included.
  for (const version of found) for (const parent of parentsOf(version)) found.add(parent)
  return found
}
