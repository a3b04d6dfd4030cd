import type { Version } from '../../core/prompts/version.ts'

/**
 * Versions with parents before children, and by time and then id among those that could come next: an order that
 * depends on the versions alone, so two workspaces with the same history write the same pack.
 */
export function orderVersions(versions: readonly Version[]): Version[] {
  const ids = new Set(versions.map(({ id }) => id))
  const waitsFor = new Map(
    versions.map(({ id, parents }) => [id, new Set(parents.filter((parent) => ids.has(parent)))]),
  )
  const children = new Map<string, Version[]>()
  for (const version of versions) {
    for (const parent of version.parents) {
      const siblings = children.get(parent)
      if (siblings) siblings.push(version)
      else children.set(parent, [version])
    }
  }
  const ready = createQueue(versions.filter(({ id }) => waitsFor.get(id)?.size === 0))
  const ordered: Version[] = []
  for (let next = ready.take(); next !== undefined; next = ready.take()) {
    ordered.push(next)
    for (const child of children.get(next.id) ?? []) {
      const waiting = waitsFor.get(child.id)
      if (waiting?.delete(next.id) && waiting.size === 0) ready.add(child)
    }
  }
  return ordered
}

/** A binary heap: the earliest version comes out first. */
function createQueue(versions: readonly Version[]) {
  const heap: Version[] = []
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b] as Version, heap[a] as Version])
  const isBefore = (a: number, b: number) => comesBefore(heap[a] as Version, heap[b] as Version)
  function add(version: Version) {
    let at = heap.push(version) - 1
    for (let up = (at - 1) >> 1; at > 0 && isBefore(at, up); at = up, up = (at - 1) >> 1) swap(at, up)
  }
  function take(): Version | undefined {
    const [first] = heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ;) {
      const left = 2 * at + 1
      const least = left + 1 < heap.length && isBefore(left + 1, left) ? left + 1 : left
      if (least >= heap.length || !isBefore(least, at)) return first
      swap(at, least)
      at = least
    }
  }
  for (const version of versions) add(version)
  return { add, take }
}

function comesBefore(a: Version, b: Version): boolean {
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt
}
