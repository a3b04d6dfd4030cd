import { commonSubsequencePositions } from '../../text/longest-common-subsequence.ts'
import { overlapOf, type Overlap } from '../overlap.ts'

type Sentences = readonly (readonly string[])[]

/**
 * ROUGE-Lsum: for each sentence of the reference, the words that its longest common subsequences with all sentences
 * of the answer cover together; a word counts at most as often as either text holds it (Lin 2004, section 3.2;
 * rouge_score 0.1.2, `_summary_level_lcs`).
 */
export function rougeLsum(answer: Sentences, reference: Sentences): Overlap {
  const leftInAnswer = countWords(answer)
  const leftInReference = countWords(reference)
  let matches = 0
  for (const sentence of reference) {
    const covered = new Set(answer.flatMap((other) => commonSubsequencePositions(sentence, other)))
    const words = sentence.filter((_, position) => covered.has(position))
    for (const word of words) {
      const inAnswer = leftInAnswer.get(word) ?? 0
      const inReference = leftInReference.get(word) ?? 0
      if (inAnswer === 0 || inReference === 0) continue
      matches += 1
      leftInAnswer.set(word, inAnswer - 1)
      leftInReference.set(word, inReference - 1)
    }
  }
  return overlapOf(matches, answer.flat().length, reference.flat().length)
}

function countWords(sentences: Sentences): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
