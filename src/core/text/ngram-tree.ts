/** A set of n-grams with how often each may still be taken, made from lists of tokens and taken by another list. */
export interface NgramTree {
  /** Adds the n-grams of a list up to the tree's order; an n-gram may be taken as often as the list that has most. */
  add(tokens: readonly number[]): void
  /** How many n-grams of a list could be taken, for n = 1 and up; those are gone from the tree. */
  take(tokens: readonly number[]): number[]
}

/**
 * A prefix tree of n-grams up to `order`: each node is an n-gram, found from the n-gram without its last token through
 * one hash table with open addressing, which is several times as fast as a Map. `capacity` is the largest number of
 * different n-grams that will be added.
 */
export function createNgramTree(order: number, capacity: number): NgramTree {
  const bits = Math.max(4, 33 - Math.clz32(capacity))
  const mask = 2 ** bits - 1
  /** The node in each place of the hash table; 0, the root, where there is none. */
  const places = new Int32Array(mask + 1)
  const parents = new Int32Array(capacity + 1)
  const lastTokens = new Int32Array(capacity + 1)
  /** By node: its count in one list, which list that is, and how often it may be taken. */
  const counts = new Int32Array(capacity + 1)
  const owners = new Int32Array(capacity + 1)
  const left = new Int32Array(capacity + 1)
  let nodeCount = 0
  let listCount = 0

  /** The place in the hash table of a node's child, or the free one where it belongs. */
  function placeOf(parent: number, token: number): number {
    const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(token + 1, 0x85ebca6b)
    let place = (mixed ^ (mixed >>> 15)) & mask
    for (;;) {
      const node = places[place] as number
      if (node === 0 || (parents[node] === parent && lastTokens[node] === token)) return place
      place = (place + 1) & mask
    }
  }

  function childOf(parent: number, token: number): number {
    const place = placeOf(parent, token)
    const known = places[place] as number
    if (known !== 0) return known
    nodeCount += 1
    places[place] = nodeCount
    parents[nodeCount] = parent
    lastTokens[nodeCount] = token
    return nodeCount
  }

  function add(tokens: readonly number[]): void {
    listCount += 1
    for (let start = 0; start < tokens.length; start += 1) {
      const end = Math.min(tokens.length, start + order)
      for (let index = start, node = 0; index < end; index += 1) {
        node = childOf(node, tokens[index] as number)
        const count = owners[node] === listCount ? (counts[node] as number) + 1 : 1
        owners[node] = listCount
        counts[node] = count
        if (count > (left[node] as number)) left[node] = count
      }
    }
  }

  function take(tokens: readonly number[]): number[] {
    const taken = Array.from({ length: order }, () => 0)
    for (let start = 0; start < tokens.length; start += 1) {
      const end = Math.min(tokens.length, start + order)
      for (let index = start, node = 0; index < end; index += 1) {
        node = places[placeOf(node, tokens[index] as number)] as number
        // What is not there is not there with more tokens behind it either.
        if (node === 0) break
        if (left[node] === 0) continue
        left[node] = (left[node] as number) - 1
        taken[index - start] = (taken[index - start] as number) + 1
      }
    }
    return taken
  }
  return { add, take }
}
