import type { RunReport } from '../../../contract/experiments.ts'
import { formatPValue } from '../../../core/statistics/format-figures.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { VariantChip } from '../../components/variant-chip.tsx'
import { drawDifference } from './difference-scale.ts'
import styles from './pairs-table.module.css'

type Pair = RunReport['comparisons'][number]

/** Every pair of more than two variants in a line each; choosing one shows its sentence and its picture. */
export function PairsTable({
  pairs,
  chosen,
  onChoose,
}: {
  pairs: readonly Pair[]
  chosen: Pair
  onChoose: (pair: Pair) => void
}) {
  return (
    <div className={styles.place}>
      <table className={styles.table} aria-label="Pairs of variants">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <th scope="col">Verdict</th>
            <th scope="col">Difference</th>
            <th scope="col">p</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.a} ${pair.b}`} data-chosen={pair === chosen || undefined}>
              <td>
                <button
                  type="button"
                  className={styles.pair}
                  aria-pressed={pair === chosen}
                  onClick={() => onChoose(pair)}
                >
                  <VariantChip index={pair.a} /> <VariantChip index={pair.b} />
                </button>
              </td>
              <td>{wordOf(pair)}</td>
              <td>{differenceOf(pair)}</td>
              <td>{pValueOf(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function wordOf({ a, b, comparison: { verdict } }: Pair): string {
  if (verdict === 'A better') return `${variantLetter(a)} better`
  if (verdict === 'B better') return `${variantLetter(b)} better`
  return verdict === 'equivalent' ? 'Equivalent' : 'No clear difference'
}

function differenceOf({ comparison }: Pair): string {
  const drawn = drawDifference(comparison)
  if (!drawn) return '–'
  const { difference, low, high, unit, format } = drawn
  return `${format(difference)}${unit ? ` ${unit}` : ''}, ${format(low)} to ${format(high)}`
}

function pValueOf({ comparison: { adjustedPValue, test, level } }: Pair): string {
  const p = adjustedPValue ?? test.pValue
  return p === null ? '–' : formatPValue(p, 1 - level).replace(/^p = /u, '')
}
