import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridRow } from '../../../contract/run-grid.ts'
import { VariantChip } from '../../components/variant-chip.tsx'
import { formatCount } from '../../format/format-number.ts'
import { summariseCells } from '../grid/cell-summary.ts'
import { MarkedDifference } from '../grid/marked-difference.tsx'
import { valueText } from '../grid/value-text.ts'
import { runQueries } from '../run-queries.ts'
import styles from './run-comparison.module.css'

/** What is read of a run to show its rows. */
interface ComparedRun {
  id: string
  variantNames: string[]
  spec: { datasetVersionId: string }
}

const pageRows = 50
const filters = [
  { value: 'all', label: 'All rows' },
  { value: 'disagree', label: 'Only where they differ' },
]

/** The rows of two runs side by side, a page at a time, with what the second one says otherwise. */
export function ComparedRows({
  report,
  first,
  second,
  metric,
}: {
  report: RunReport
  first: ComparedRun
  second: ComparedRun
  metric: number
}) {
  const [filter, setFilter] = useState<'all' | 'disagree'>('all')
  const [page, setPage] = useState(0)
  const pair = report.comparisons.find((one) => one.metric === metric) ?? report.comparisons[0]
  const isSameData = first.spec.datasetVersionId === second.spec.datasetVersionId
  const query = useQuery({
    ...runQueries.comparedRows({
      runId: first.id,
      withRunId: second.id,
      metric,
      a: pair?.a ?? 0,
      b: pair?.b ?? 0,
      filter,
      from: page * pageRows,
      limit: pageRows,
    }),
    enabled: isSameData && pair !== undefined,
  })
  if (!pair) return null
  if (!isSameData)
    return (
      <p className={`${styles.rows} ${styles.note}`}>
        The two runs have other versions of the data: the statistics pair the rows that hold the same, and the rows of
        each run are on its own page.
      </p>
    )
  const { rows = [], total = 0 } = query.data ?? {}
  const pages = Math.max(1, Math.ceil(total / pageRows))
  const scale = report.metrics[metric]?.scale ?? 'pass-fail'
  return (
    <section className={styles.rows} aria-label="Rows of both runs">
      <div className={styles.bar}>
        <h2 className={styles.heading}>
          {formatCount(total)} {total === 1 ? 'row' : 'rows'}
        </h2>
        <SegmentedControl
          aria-label="Rows to show"
          data={filters}
          value={filter}
          onChange={(value) => {
            setFilter(value === 'disagree' ? 'disagree' : 'all')
            setPage(0)
          }}
        />
        <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
          Earlier
        </Button>
        <span className={styles.note}>
          {page + 1} of {formatCount(pages)}
        </span>
        <Button variant="default" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
          Later
        </Button>
      </div>
      <div className={styles.frame}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                #
              </th>
              <th scope="col">row</th>
              <th scope="col">expected</th>
              {[pair.a, pair.b].map((variant) => (
                <th key={variant} scope="col">
                  <VariantChip index={variant} name={report.variants[variant]?.name ?? ''} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ComparedRow key={row.position} row={row} pair={pair} metric={metric} scale={scale} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ComparedRow({
  row,
  pair,
  metric,
  scale,
}: {
  row: GridRow
  pair: { a: number; b: number }
  metric: number
  scale: 'pass-fail' | 'number'
}) {
  const [before, after] = [pair.a, pair.b].map((variant) =>
    summariseCells(
      row.cells.filter((cell) => cell.variant === variant),
      metric,
      scale,
    ),
  )
  const isBoth = before?.state === 'done' && after?.state === 'done'
  return (
    <tr>
      <th scope="row" className={styles.number}>
        {formatCount(row.position + 1)}
      </th>
      <td>
        <span className={styles.text} dir="auto">
          {Object.values(row.variables).map(valueText).join(' · ')}
        </span>
      </td>
      <td>
        <span className={styles.text} dir="auto">
          {row.expected ?? ''}
        </span>
      </td>
      <td>
        <span className={`${styles.text} ${styles.answer}`} dir="auto">
          {before?.mark?.sign} {before?.text}
        </span>
      </td>
      <td>
        <span className={`${styles.text} ${styles.answer}`} dir="auto">
          {after?.mark?.sign} {isBoth ? <MarkedDifference before={before.text} after={after.text} /> : after?.text}
        </span>
      </td>
    </tr>
  )
}
