import { z } from 'zod'

/** Options of BLEU, for single answers and for a corpus. */
export const bleuOptions = z.strictObject({
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

export type BleuOptions = z.infer<typeof bleuOptions>

/** How sacreBLEU 2.6.0 would sign a score with these options. `references` is their number, `var` where rows differ. */
export function bleuSignature(options: BleuOptions, references: number | 'var', isSentence: boolean): string {
  const { ignoreCase, tokeniser, smoothing, smoothingValue } = options
  const value = smoothingValue ?? (smoothing === 'floor' ? 0.1 : 1)
  const smooth = smoothing === 'floor' || smoothing === 'add-k' ? `${smoothing}[${value.toFixed(2)}]` : smoothing
  return [
    `nrefs:${references}`,
    `case:${ignoreCase ? 'lc' : 'mixed'}`,
    `eff:${isSentence ? 'yes' : 'no'}`,
    `tok:${tokeniser}`,
    `smooth:${smooth}`,
    'version:2.6.0',
  ].join('|')
}
