import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { bleuScore } from './bleu/bleu-score.ts'
import { bleuStatistics } from './bleu/bleu-statistics.ts'
import { bleuTokens } from './bleu/bleu-tokens.ts'
import { comparedTexts } from './compared-texts.ts'

const options = z.strictObject({
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: 'case:lc in the signature.' }),
  tokeniser: z.enum(['13a', 'intl', 'char', 'none']).default('13a').meta({
    title: 'Tokeniser',
    description: 'How words are found. intl: for all scripts. char: by characters, as for Chinese. none: at blanks.',
  }),
  smoothing: z.enum(['exp', 'floor', 'add-k', 'none']).default('exp').meta({
    title: 'Smoothing',
    description: 'What counts in place of n-grams that do not match. exp: ever smaller shares, as sacreBLEU does.',
  }),
  smoothingValue: z.number().min(0).max(100).optional().meta({
    title: 'Smoothing value',
    description: 'Of floor (0.1 unless set) and add-k (1 unless set).',
  }),
  order: z
    .int()
    .min(1)
    .max(6)
    .default(4)
    .meta({ title: 'Longest n-gram', description: 'In tokens; BLEU as usually reported has 4.' }),
})

export type BleuOptions = z.infer<typeof options>

/**
 * BLEU of one answer against the expected text, 0 to 100, as sacreBLEU 2.6.0's `sentence_bleu` computes it. With the
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
  options,
  score(sample, { ignoreCase, tokeniser, order, ...rules }) {
    const texts = comparedTexts(sample)
    if ('problem' in texts) return unscored(texts.problem)
    const tokens = (text: string) => bleuTokens(ignoreCase ? text.toLowerCase() : text, tokeniser)
    const statistics = bleuStatistics(tokens(texts.answer), [tokens(texts.expected)], order)
    return scored(bleuScore(statistics, { ...rules, effectiveOrder: true }))
  },
}
