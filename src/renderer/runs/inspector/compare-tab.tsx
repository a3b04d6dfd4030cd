import { useQueries } from '@tanstack/react-query'
import type { GridRow } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { LinesSkeleton } from '../../components/lines-skeleton.tsx'
import { VariantChip } from '../../components/variant-chip.tsx'
import { LazyDiffEditor } from '../../editor/lazy-diff-editor.tsx'
import type { CellChoice } from '../grid/cell-choice.ts'
import { runQueries } from '../run-queries.ts'
import styles from './cell-inspector.module.css'

/** The outputs of two variants on one row, and what differs: A beside the chosen one, or beside B. */
export function CompareTab({
  row,
  choice,
  variantNames,
}: {
  row: GridRow
  choice: CellChoice
  variantNames: readonly string[]
}) {
  const left = 0
  const right = choice.variant === left ? 1 : choice.variant
  const cells = [left, right].map((variant) => {
    const repeats = row.cells.filter((cell) => cell.variant === variant)
    return repeats.find(({ repeat }) => repeat === choice.repeat) ?? repeats[0]
  })
  const [before, after] = useQueries({
    queries: cells.map((cell) => ({
      ...runQueries.cell(cell?.cellId ?? 0, cell?.status ?? 'pending'),
      enabled: cell !== undefined,
    })),
  })
  const outputs = [before?.data?.output, after?.data?.output]
  const heading = (
    <p className={styles.note}>
      <VariantChip index={left} name={variantNames[left] ?? ''} /> against{' '}
      <VariantChip index={right} name={variantNames[right] ?? ''} />
    </p>
  )
  if (before?.isPending || after?.isPending) return <LinesSkeleton />
  if (typeof outputs[0] !== 'string' || typeof outputs[1] !== 'string') {
    return (
      <div className={styles.stack}>
        {heading}
        <p className={styles.note}>Both variants need an answer on this row before they can be compared.</p>
      </div>
    )
  }
  if (outputs[0] === outputs[1]) {
    return (
      <div className={styles.stack}>
        {heading}
        <p className={styles.note}>Both outputs are the same text.</p>
      </div>
    )
  }
  return (
    <div className={styles.stack}>
      {heading}
      <div className={styles.diff}>
        <LazyDiffEditor
          before={outputs[0]}
          after={outputs[1]}
          label={`Outputs of ${variantLetter(left)} and ${variantLetter(right)}`}
        />
      </div>
    </div>
  )
}
