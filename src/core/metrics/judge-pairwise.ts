import { z } from 'zod'
import { judgeOptions, judgeSettings } from '../judges/judge-options.ts'
import {
  pairwiseLabels,
  pairwiseMessages,
  pairwiseOfProbabilities,
  pairwiseSchema,
  readPairwise,
  type PairwiseVerdict,
} from '../judges/pairwise.ts'
import { scored, unscored, type Rival, type Sample } from '../metric.ts'
import type { MetricTools, ModelMetric } from '../model-metric.ts'
import { mean } from '../statistics/summary.ts'

const options = z.strictObject({
  ...judgeOptions,
  allowTies: z.boolean().default(true).meta({
    title: 'Allow ties',
    description: 'The judge may say that neither is better.',
  }),
})

export type JudgePairwiseOptions = z.infer<typeof options>

/** Both orders of a pair by one judge. `forward` shows the cell's own answer first. */
interface PairVerdicts {
  rival: Rival
  judge: string
  forward: PairwiseVerdict
  backward: PairwiseVerdict
}

/**
 * The share of wins against the other variants' answers to the same row and repeat: 1 for a win, 0.5 for a tie, 0 for a
 * loss, averaged over rivals, judges and both orders of showing them. A pair counts only where the judge gave a verdict
 * in both orders, so that a liking for one place cannot favour a variant.
 */
export const judgePairwise: ModelMetric<JudgePairwiseOptions> = {
  id: 'judge-pairwise',
  title: 'Judge: pairwise',
  description:
    'A model, or a panel, says whose answer is better, in both orders: the share of wins, ties counting half.',
  scale: 'number',
  worst: 0,
  needs: ['generate'],
  comparesVariants: true,
  models: ({ judges }) => [...new Set(judges)],
  options,
  async score(sample, chosen, tools) {
    const { rivals = [] } = sample
    if (rivals.length === 0) return unscored('no other variant answered this row')
    const verdicts: PairVerdicts[] = []
    for (const rival of rivals) {
      for (const judge of chosen.judges) {
        const ask = (first: string, second: string) => askJudge(judge, sample, { first, second }, chosen, tools)
        const forward = await ask(sample.answer, rival.answer)
        verdicts.push({ rival, judge, forward, backward: await ask(rival.answer, sample.answer) })
      }
    }
    const shares = verdicts.flatMap(shareOf)
    const reason = verdicts.map((one) => tell(one, chosen.judges.length > 1)).join('\n')
    const details = { ...countBias(verdicts, sample), judges: chosen.judges }
    const value = mean(shares)
    return value === null ? unscored(reason, details) : scored(value, reason, details)
  },
}

async function askJudge(
  judge: string,
  sample: Sample,
  answers: { first: string; second: string },
  chosen: JudgePairwiseOptions,
  tools: MetricTools,
): Promise<PairwiseVerdict> {
  const { allowTies } = chosen
  if (chosen.probabilities) {
    const messages = pairwiseMessages(sample, answers, chosen, true)
    const shares = await tools.labelProbabilities(judge, messages, pairwiseLabels(allowTies))
    if (shares !== null) return pairwiseOfProbabilities(shares)
  }
  const messages = pairwiseMessages(sample, answers, chosen, false)
  const { text } = await tools.generate(judge, messages, judgeSettings, pairwiseSchema(allowTies))
  return readPairwise(text, allowTies)
}

/** Nothing where an order has no verdict. */
function shareOf({ forward, backward }: PairVerdicts): number[] {
  return 'share' in forward && 'share' in backward ? [(forward.share + 1 - backward.share) / 2] : []
}

/**
 * What tells a liking for a place or for length. Each pair of variants is scored from both sides, and counted from the
 * side of the variant that comes first only.
 */
function countBias(verdicts: readonly PairVerdicts[], { answer, variant = 0 }: Sample): Record<string, number> {
  const counts = { pairs: 0, sameBothWays: 0, firstWins: 0, secondWins: 0, ties: 0, longerWins: 0, shorterWins: 0 }
  for (const { rival, forward, backward } of verdicts) {
    if (rival.variant < variant || !('winner' in forward) || !('winner' in backward)) continue
    counts.pairs += 1
    if (forward.winner === mirrored[backward.winner]) counts.sameBothWays += 1
    for (const [verdict, first, second] of [
      [forward, answer, rival.answer],
      [backward, rival.answer, answer],
    ] as const) {
      if (verdict.winner === 'tie') counts.ties += 1
      else {
        const isFirst = verdict.winner === 'first'
        counts[isFirst ? 'firstWins' : 'secondWins'] += 1
        if (first.length !== second.length) {
          counts[isFirst === first.length > second.length ? 'longerWins' : 'shorterWins'] += 1
        }
      }
    }
  }
  return counts
}

const mirrored = { first: 'second', second: 'first', tie: 'tie' } as const

function tell({ rival, judge, forward, backward }: PairVerdicts, isPanel: boolean): string {
  const against = `against ${String.fromCharCode(65 + rival.variant)}${isPanel ? ` (${judge})` : ''}`
  const words = (verdict: PairwiseVerdict, own: 'first' | 'second') => {
    if ('problem' in verdict) return `no verdict, ${verdict.problem}`
    const outcome = verdict.winner === 'tie' ? 'tie' : verdict.winner === own ? 'won' : 'lost'
    return verdict.reason === '' ? outcome : `${outcome}, ${verdict.reason}`
  }
  return `${against}, shown first: ${words(forward, 'first')}; shown second: ${words(backward, 'second')}`
}
