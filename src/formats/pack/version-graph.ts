import type { VersionOutline } from './pack-outline.ts'

/** How one head stands to another. */
export type HeadRelation = 'equal' | 'ahead' | 'behind' | 'diverged'

/**
 * Answers how heads stand to each other in the histories given. First versions with the same words count as the same
 * one: a sample, or a file that two people imported, is where both began, though each has committed it for himself.
 */
export function createVersionGraph(versions: Iterable<VersionOutline>) {
  const byId = new Map<string, VersionOutline>()
  for (const version of versions) byId.set(version.id, version)

  function keyOf(id: string): string {
    const version = byId.get(id)
    return version && version.parents.length === 0 ? `first ${version.contentId}` : id
  }

  function reaches(from: string, target: string): boolean {
    const wanted = keyOf(target)
    const seen = new Set([from])
    const waiting = [from]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (keyOf(id) === wanted) return true
      for (const parent of byId.get(id)?.parents ?? []) {
        if (!seen.has(parent)) waiting.push(parent)
        seen.add(parent)
      }
    }
    return false
  }

  return {
    /** `ahead`: `head` has all of `other` and more. */
    relate(head: string, other: string): HeadRelation {
      if (keyOf(head) === keyOf(other)) return 'equal'
      if (reaches(head, other)) return 'ahead'
      return reaches(other, head) ? 'behind' : 'diverged'
    },
  }
}
