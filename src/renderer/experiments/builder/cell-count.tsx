import { useDebouncedValue } from '@mantine/hooks'
import { EstimateLine } from '../../costs/estimate-line.tsx'
import { formatQuantity } from '../../format/format-number.ts'
import { draftToSpec } from './draft-to-spec.ts'
import styles from './experiment-builder.module.css'
import { countCells, type ExperimentDraft } from './experiment-draft.ts'

/** What a run of the draft would ask for. */
export function CellCount({ draft, rowCount }: { draft: ExperimentDraft; rowCount: number | undefined }) {
  const [settled] = useDebouncedValue(draft, 500, { leading: true })
  if (rowCount === undefined)
    return <p className={styles.hint}>Choose the rows to see how many answers a run asks for.</p>
  const { variants, repeats, rowLimit } = draft
  const rows = Math.min(rowCount, rowLimit ?? rowCount)
  const parts = [
    formatQuantity(variants.length, 'variant'),
    formatQuantity(rows, 'row'),
    ...(repeats > 1 ? [formatQuantity(repeats, 'repeat')] : []),
  ]
  const checked = draftToSpec(settled)
  return (
    <div>
      <p className={styles.count}>
        <b>{formatQuantity(countCells(draft, rowCount), 'cell')}</b>{' '}
        <span className={styles.words}>{parts.join(' × ')}</span>
      </p>
      {'spec' in checked ? <EstimateLine spec={checked.spec} className={styles.hint} /> : null}
    </div>
  )
}
