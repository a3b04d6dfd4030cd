import { createNgramTree } from './ngram-tree.ts'
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
  const [wanted = [], ...known] = numberTokens([candidate, ...references]).lists
  const tree = createNgramTree(
    order,
    known.reduce((sum, { length }) => sum + length * order, 0),
  )
  for (const tokens of known) tree.add(tokens)
  return tree.take(wanted)
}

/** How many n-grams a list of tokens has. */
export function countNgrams(tokenCount: number, n: number): number {
  return Math.max(0, tokenCount - n + 1)
}
