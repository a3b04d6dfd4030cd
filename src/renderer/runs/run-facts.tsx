import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { formatQuantity } from '../format/format-number.ts'
import { variantWords } from './variant-words.ts'

/** What all cells of a run share, in a line: rows, repeats, model, settings, seed. */
export function RunFacts({
  spec,
  rowCount,
  datasetName,
}: {
  spec: ExperimentSpec
  rowCount: number
  datasetName?: string
}) {
  const rows = `${formatQuantity(rowCount, 'row')}${spec.split === undefined ? '' : ` of ${spec.split}`}`
  const parts = [
    datasetName === undefined ? rows : `${datasetName}, ${rows}`,
    ...(spec.repeats > 1 ? [`${formatQuantity(spec.repeats, 'repeat')} each`] : []),
    ...variantWords(spec.variants).shared,
    `seed ${spec.seed}`,
  ]
  return <>{parts.join(' · ')}</>
}
