import { scored, unscored, type Metric } from '../metric.ts'
import { bleuOptions, type BleuOptions } from './bleu/bleu-options.ts'
import { bleuParts } from './bleu/bleu-score.ts'
import { bleuStatistics } from './bleu/bleu-statistics.ts'
import { bleuTokens } from './bleu/bleu-tokens.ts'
import { comparedTexts } from './compared-texts.ts'

/**
 * BLEU of one answer against the expected texts, 0 to 100, as sacreBLEU 2.6.0's `sentence_bleu` computes it. With the
 * options unset its signature is `nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp|version:2.6.0`. The mean over rows is
 * not the BLEU of the corpus. Unscored without an expected text.
 */
export const bleu: Metric<BleuOptions> = {
  id: 'bleu',
  title: 'BLEU',
  description:
    'Word sequences shared with the expected text, from 0 to 100: sacreBLEU for single sentences ' +
    '(nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp).',
  scale: 'number',
  worst: 0,
  readsReferences: true,
  options: bleuOptions,
  score(sample, { ignoreCase, tokeniser, order, ...rules }) {
    const texts = comparedTexts(sample)
    if ('problem' in texts) return unscored(texts.problem)
    const tokens = (text: string) => bleuTokens(ignoreCase ? text.toLowerCase() : text, tokeniser)
    const references = (sample.references ?? [texts.expected]).map(tokens)
    const statistics = bleuStatistics(tokens(texts.answer), references, order)
    const { score, precisions, brevityPenalty } = bleuParts(statistics, { ...rules, effectiveOrder: true })
    return scored(score, undefined, { precisions, brevityPenalty, ...statistics })
  },
}
