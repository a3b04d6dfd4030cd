import { z } from 'zod'

/** Options of chrF and chrF++, for single answers and for a corpus. */
export const chrfOptions = z.strictObject({
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: 'case:lc in the signature.' }),
  beta: z.int().min(1).max(10).default(2).meta({
    title: 'Weight of recall',
    description: 'How many times as much recall counts as precision: beta. 2 as in chrF2, the usual one.',
  }),
  countBlanks: z
    .boolean()
    .default(false)
    .meta({ title: 'Count blanks', description: 'Blanks are characters too: space:yes in the signature.' }),
  epsilonSmoothing: z.boolean().default(false).meta({
    title: 'Smooth with epsilon',
    description: 'As chrF++.py, NLTK and Moses do: eff:no in the signature. Lowers the scores of very short texts.',
  }),
})

export type ChrfOptions = z.infer<typeof chrfOptions>

/** How sacreBLEU 2.6.0 would sign a score with these options. `references` is their number, `var` where rows differ. */
export function chrfSignature(options: ChrfOptions, wordOrder: number, references: number | 'var'): string {
  const { ignoreCase, countBlanks, epsilonSmoothing } = options
  return [
    `nrefs:${references}`,
    `case:${ignoreCase ? 'lc' : 'mixed'}`,
    `eff:${epsilonSmoothing ? 'no' : 'yes'}`,
    'nc:6',
    `nw:${wordOrder}`,
    `space:${countBlanks ? 'yes' : 'no'}`,
    'version:2.6.0',
  ].join('|')
}
