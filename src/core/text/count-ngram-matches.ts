import { numberTokens } from './number-tokens.ts'

/**
 * How many n-grams of a candidate are also in a reference, for n = 1 to `order`; index 0 is n = 1. An n-gram counts
 * at most as often as the reference that holds it most often does (the clipped counts of BLEU: Papineni et al. 2002,
 * section 2.1.1). Time and memory grow with the number of tokens times `order`.
 */
export function countNgramMatches(
  candidate: readonly string[],
  references: readonly (readonly string[])[],
  order: number,
): number[] {
  const { lists, size } = numberTokens([candidate, ...references])
  const [wanted = [], ...known] = lists
  const tree = createNgramTree(size)
  for (const tokens of known) tree.add(tokens, order)
  return tree.take(wanted, order)
}

/** How many n-grams a list of tokens has. */
export function countNgrams(tokenCount: number, n: number): number {
  return Math.max(0, tokenCount - n + 1)
}

/** A prefix tree: each node is an n-gram, reached from the n-gram without its last token. */
function createNgramTree(alphabetSize: number) {
  const nodes = new Map<number, number>()
  /** By node: the count in one reference, that reference, and the largest count of any. */
  const counts: number[] = [0]
  const owners: number[] = [0]
  const largest: number[] = [0]
  let referenceCount = 0

  function add(tokens: readonly number[], order: number): void {
    referenceCount += 1
    for (let start = 0; start < tokens.length; start += 1) {
      let node = 0
      const end = Math.min(tokens.length, start + order)
      for (let index = start; index < end; index += 1) {
        const key = node * alphabetSize + (tokens[index] as number)
        node = nodes.get(key) ?? create(key)
        count(node)
      }
    }
  }

  function create(key: number): number {
    const node = counts.push(0) - 1
    owners.push(0)
    largest.push(0)
    nodes.set(key, node)
    return node
  }

  function count(node: number): void {
    const seen = owners[node] === referenceCount ? (counts[node] as number) + 1 : 1
    counts[node] = seen
    owners[node] = referenceCount
    if (seen > (largest[node] as number)) largest[node] = seen
  }

  /** Counts the n-grams of a candidate that are in the tree, and takes each out as often as it is counted. */
  function take(tokens: readonly number[], order: number): number[] {
    const matches = Array.from({ length: order }, () => 0)
    for (let start = 0; start < tokens.length; start += 1) {
      let node = 0
      const end = Math.min(tokens.length, start + order)
      for (let index = start; index < end; index += 1) {
        const next = nodes.get(node * alphabetSize + (tokens[index] as number))
        // What does not occur here does not occur with more tokens behind it either.
        if (next === undefined) break
        node = next
        const left = largest[node] as number
        if (left === 0) continue
        largest[node] = left - 1
        matches[index - start] = (matches[index - start] as number) + 1
      }
    }
    return matches
  }
  return { add, take }
}
