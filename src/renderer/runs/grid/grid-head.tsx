import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridSort } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { VariantChip } from '../../components/variant-chip.tsx'
import { type CellMeasure, measureTitles } from './column-choice.ts'
import type { GridColumn, GridColumns } from './grid-columns.ts'
import { nextSort } from './grid-view.ts'
import styles from './run-grid.module.css'

const sortOfMeasure: Record<CellMeasure, GridSort['by']> = { latency: 'latency', cost: 'cost', tokens: 'length' }

/** The heads of the grid's columns; those of the number and of figures sort by it. `onSort` is left out where nothing does. */
export function GridHead({
  columns,
  variantNames,
  metrics,
  metric,
  sort,
  onSort,
}: {
  columns: GridColumns
  variantNames: readonly string[]
  metrics: RunReport['metrics']
  metric: number
  sort: GridSort | null
  onSort?: ((sort: GridSort | null) => void) | undefined
}) {
  const head = (key: string, by: GridSort['by'] | null, variant: number, label: string, content: ReactNode) => (
    <HeadCell
      key={key}
      label={label}
      {...(by !== null && onSort ? { onSort: () => onSort(nextSort(sort, by, variant)) } : {})}
      direction={
        by !== null && sort?.by === by && sort.variant === variant ? (sort.isDescending ? 'down' : 'up') : null
      }
    >
      {content}
    </HeadCell>
  )
  const toHead = (column: GridColumn) => {
    switch (column.kind) {
      case 'variable':
        return head(`variable ${column.name}`, null, 0, column.name, column.name)
      case 'expected':
        return head('expected', null, 0, 'expected', 'expected')
      case 'answer': {
        const { variant } = column
        const name = variantNames[variant] ?? ''
        const label = `${variantLetter(variant)} ${name}, sort by ${metrics[metric]?.title ?? 'score'}`
        return head(`answer ${variant}`, 'score', variant, label, <VariantChip index={variant} name={name} />)
      }
      case 'score': {
        const { variant, metric: index } = column
        const title = metrics[index]?.title ?? ''
        // Rows are sorted by the scores of the metric that is chosen above.
        const by = index === metric ? 'score' : null
        return head(`score ${variant} ${index}`, by, variant, `${title} of ${variantLetter(variant)}`, title)
      }
      case 'measure': {
        const { variant, measure } = column
        const title = measureTitles[measure]
        const by = sortOfMeasure[measure]
        return head(`${measure} ${variant}`, by, variant, `${title} of ${variantLetter(variant)}`, title)
      }
    }
  }
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {head('number', 'row', 0, 'Place in the dataset', '#')}
      {columns.columns.map(toHead)}
    </div>
  )
}

function HeadCell({
  label,
  direction,
  onSort,
  children,
}: {
  label: string
  direction: 'up' | 'down' | null
  onSort?: () => void
  children: ReactNode
}) {
  const sorted = direction === null ? undefined : direction === 'up' ? 'ascending' : 'descending'
  return (
    <span role="columnheader" aria-sort={sorted}>
      {onSort ? (
        <button type="button" tabIndex={-1} className={styles.sort} aria-label={label} title={label} onClick={onSort}>
          {children}
          {direction === null ? null : direction === 'up' ? <IconArrowUp size={12} /> : <IconArrowDown size={12} />}
        </button>
      ) : (
        children
      )}
    </span>
  )
}
