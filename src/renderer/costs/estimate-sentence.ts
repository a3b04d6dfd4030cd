import type { ExperimentEstimate } from '../../contract/costs.ts'
import { describeRange } from '../../core/pricing/describe-range.ts'
import { formatQuantity } from '../format/format-number.ts'

/** An estimate in words: what is asked for, what it costs, and where that is from. */
export function estimateSentence({ cells, variants, knownUsd, unknownCount }: ExperimentEstimate): string {
  const requests = Math.round(variants.reduce((sum, variant) => sum + variant.requests, 0))
  const cached = requests >= cells ? '' : `, ${formatQuantity(cells - requests, 'answer')} from the cache`
  return `${costWords()}${cached}.`

  function costWords(): string {
    if (unknownCount === variants.length) return `What it costs is unknown: ${whyUnknown()}`
    if (knownUsd.high === 0 && unknownCount === 0) return 'It costs nothing'
    const left = unknownCount === 0 ? '' : `, and ${formatQuantity(unknownCount, 'variant')} of unknown cost`
    const isGuess = variants.some(({ basis, costUsd }) => costUsd !== null && costUsd.high > 0 && basis === 'limit')
    const by = isGuess ? ', by the limit of the answers' : ', by the length of earlier answers'
    return `It costs ${describeRange(knownUsd)}${left}${by}`
  }

  function whyUnknown(): string {
    return variants.every(({ isPriced }) => !isPriced)
      ? 'the prices of its models are not known'
      : 'set Max tokens, or run a few rows first'
  }
}
