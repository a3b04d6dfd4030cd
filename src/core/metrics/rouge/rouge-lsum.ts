import { commonSubsequencePositions } from '../../text/longest-common-subsequence.ts'
import { numberTokens } from '../../text/number-tokens.ts'
import { overlapOf, type Overlap } from '../overlap.ts'

type Sentences = readonly (readonly string[])[]

/**
 * ROUGE-Lsum: for each sentence of the reference, the words that its longest common subsequences with all sentences
 * of the answer cover together; a word counts at most as often as either text holds it (Lin 2004, section 3.2;
 * rouge_score 0.1.2, `_summary_level_lcs`). Time grows with the product of both word counts.
 */
export function rougeLsum(answer: Sentences, reference: Sentences): Overlap {
  const { lists, size } = numberTokens([...answer, ...reference])
  // Sentences without a word would only cost time.
  const answers = lists.slice(0, answer.length).filter(({ length }) => length > 0)
  const references = lists.slice(answer.length).filter(({ length }) => length > 0)
  const leftInAnswer = countTokens(answers, size)
  const leftInReference = countTokens(references, size)
  const scratch = new Uint32Array((longest(answers) + 1) * (longest(references) + 1))
  let matches = 0
  for (const sentence of references) {
    const isCovered = new Uint8Array(sentence.length)
    for (const other of answers) {
      for (const position of commonSubsequencePositions(sentence, other, scratch)) isCovered[position] = 1
    }
    for (const [position, token] of sentence.entries()) {
      if (isCovered[position] === 0) continue
      const inAnswer = leftInAnswer[token] as number
      const inReference = leftInReference[token] as number
      if (inAnswer === 0 || inReference === 0) continue
      matches += 1
      leftInAnswer[token] = inAnswer - 1
      leftInReference[token] = inReference - 1
    }
  }
  return overlapOf(matches, answers.flat().length, references.flat().length)
}

function countTokens(sentences: readonly (readonly number[])[], size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (const token of sentences.flat()) counts[token] = (counts[token] as number) + 1
  return counts
}

function longest(sentences: readonly (readonly number[])[]): number {
  return sentences.reduce((most, { length }) => Math.max(most, length), 0)
}
