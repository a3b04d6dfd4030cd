import { VariantChip } from '../../components/variant-chip.tsx'
import type { GridColumns } from './grid-columns.ts'
import styles from './run-grid.module.css'

/** The heads of the grid's columns. */
export function GridHead({ columns, variantNames }: { columns: GridColumns; variantNames: readonly string[] }) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader">#</span>
      {columns.variables.map((name) => (
        <span key={name} role="columnheader">
          {name}
        </span>
      ))}
      {columns.hasExpected ? <span role="columnheader">expected</span> : null}
      {variantNames.map((name, index) => (
        <span key={name} role="columnheader">
          <VariantChip index={index} name={name} />
        </span>
      ))}
    </div>
  )
}
