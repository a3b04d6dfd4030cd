import type { Reproduction } from '../../../contract/experiments.ts'

export interface ReproductionWords {
  sentence: string
  /** Where the texts part and what changed, as names and values. */
  details: [name: string, value: string][]
}

/** A reproduced cell in words: a sentence, then what there is to look at. */
export function reproductionWords({ outcome, difference, changes }: Reproduction): ReproductionWords {
  const details: ReproductionWords['details'] = []
  if (difference !== null) {
    details.push(['before', difference.before], ['was', difference.was], ['is now', difference.now])
  }
  for (const { field, was, now } of changes) details.push([field, `${valueWords(was)} → ${valueWords(now)}`])
  return { sentence: sentenceOf({ outcome, difference, changes }), details }
}

function sentenceOf({
  outcome,
  difference,
  changes,
}: Pick<Reproduction, 'outcome' | 'difference' | 'changes'>): string {
  switch (outcome) {
    case 'identical':
      return 'Identical: the same text, made in the same way.'
    case 'same-text':
      return `The same text, made in another way: ${changes.length} ${changes.length === 1 ? 'field' : 'fields'} of the fingerprint changed.`
    case 'different': {
      const why = changes.length === 0 ? 'nothing in the fingerprint changed' : 'the fingerprint changed too'
      return `Another text from character ${(difference?.offset ?? 0) + 1} on; ${why}.`
    }
    case 'failed':
      return 'There was no answer this time.'
  }
}

function valueWords(value: Reproduction['changes'][number]['was']): string {
  return value === undefined ? 'nothing' : value === null ? 'unknown' : String(value)
}
