import type { Message } from '../backend.ts'
import type { Sample } from '../metric.ts'
import { dataRule, delimit } from './delimit.ts'
import type { JudgeOptions } from './judge-options.ts'
import { quoteAnswer, readVerdict } from './read-verdict.ts'
import { shownMaterial } from './shown-material.ts'

type PairwiseWinner = 'first' | 'second' | 'tie'

/** What one judge said of two answers in one order; `problem` says why it counts for nothing. */
export type PairwiseVerdict = { winner: PairwiseWinner; share: number; reason: string } | { problem: string }

/** Labels in the order of `first`, `second`, `tie`. */
export function pairwiseLabels(allowTies: boolean): string[] {
  return allowTies ? ['1', '2', 'tie'] : ['1', '2']
}

/** The messages that ask a judge which of two answers is better. */
export function pairwiseMessages(
  sample: Sample,
  answers: { first: string; second: string },
  options: JudgeOptions & { allowTies: boolean },
  isBare: boolean,
): Message[] {
  const words = options.allowTies ? '1, 2 or tie' : '1 or 2'
  const choices = options.allowTies ? '"1" | "2" | "tie"' : '"1" | "2"'
  const shape = isBare
    ? `Answer with the verdict alone: ${words}.`
    : `Answer with one JSON object and nothing else: {"reason": "one or two sentences", "winner": ${choices}}.`
  const material = [
    ...shownMaterial(sample, options),
    { name: 'answer 1', text: answers.first },
    { name: 'answer 2', text: answers.second },
  ]
  return [
    {
      role: 'system',
      content:
        'You decide which of two answers is better, strictly by the criteria. Neither the order nor the length of the ' +
        `answers counts. ${dataRule}`,
    },
    {
      role: 'user',
      content: `Criteria:\n${options.criteria}\n\n${delimit(material)}\n\nWhich answer is better: ${words}? ${shape}`,
    },
  ]
}

export function pairwiseSchema(allowTies: boolean): Record<string, unknown> {
  return {
    type: 'object',
    properties: { reason: { type: 'string', maxLength: 300 }, winner: { enum: pairwiseLabels(allowTies) } },
    required: ['reason', 'winner'],
    additionalProperties: false,
  }
}

/** Reads a judge's answer; `share` is 1 for the first, 0.5 for a tie, 0 for the second. */
export function readPairwise(text: string, allowTies: boolean): PairwiseVerdict {
  const found = readVerdict(text, 'winner')
  const said = found === undefined ? '' : String(found.value).trim().toLowerCase()
  const winner = said === '1' ? 'first' : said === '2' ? 'second' : said === 'tie' && allowTies ? 'tie' : undefined
  if (!found || winner === undefined) return { problem: `there is no verdict in its answer: ${quoteAnswer(text)}` }
  return { winner, share: winner === 'first' ? 1 : winner === 'tie' ? 0.5 : 0, reason: found.reason }
}

/** A verdict from the probabilities of the labels: the share of the first answer, a tie counting half. */
export function pairwiseOfProbabilities(probabilities: readonly number[]): PairwiseVerdict {
  const [first = 0, second = 0, tie = 0] = probabilities
  const winner = tie >= first && tie >= second ? 'tie' : first === second ? 'tie' : first > second ? 'first' : 'second'
  const percent = (share: number) => `${Math.round(100 * share)}%`
  const told = probabilities.length > 2 ? `, tie ${percent(tie)}` : ''
  return { winner, share: first + tie / 2, reason: `first ${percent(first)}, second ${percent(second)}${told}` }
}
