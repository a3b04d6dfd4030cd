/** Texts that can be ranked by the words they share with another. */
interface KeywordIndex {
  /** How alike each text is to a query, in the order of the texts: 0 without a word in common, without upper bound. */
  scores(query: string): Float64Array
}

/** Saturation of repeated words, and how much long texts are held back: the usual values. */
const k1 = 1.2
const b = 0.75

/**
 * Ranks by BM25 with the inverse document frequency of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson and Zaragoza
 * 2009), over lower-case runs of letters and digits. Building takes one pass over the texts.
 */
export function createKeywordIndex(texts: readonly string[]): KeywordIndex {
  const postings = new Map<string, { text: number; count: number }[]>()
  const lengths = new Float64Array(texts.length)
  let totalLength = 0
  for (const [index, text] of texts.entries()) {
    const words = keywords(text)
    lengths[index] = words.length
    totalLength += words.length
    for (const [word, count] of countWords(words)) {
      const known = postings.get(word)
      if (known) known.push({ text: index, count })
      else postings.set(word, [{ text: index, count }])
    }
  }
  const meanLength = totalLength / Math.max(texts.length, 1) || 1

  return {
    scores(query) {
      const scores = new Float64Array(texts.length)
      for (const word of new Set(keywords(query))) {
        const found = postings.get(word) ?? []
        const rarity = Math.log(1 + (texts.length - found.length + 0.5) / (found.length + 0.5))
        for (const { text, count } of found) {
          const length = k1 * (1 - b + (b * (lengths[text] ?? 0)) / meanLength)
          scores[text] = (scores[text] ?? 0) + (rarity * count * (k1 + 1)) / (count + length)
        }
      }
      return scores
    },
  }
}

function keywords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
