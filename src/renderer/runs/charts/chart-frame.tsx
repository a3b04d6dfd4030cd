import { type ReactNode, useRef } from 'react'
import { CopyMenu } from '../../copy/copy-menu.tsx'
import type { CopiedTable } from '../../copy/table-text.ts'
import styles from './charts.module.css'

/** A chart with its title, what it shows in a sentence, and its figures as a table for whoever cannot see it or wants them. */
export function ChartFrame({
  title,
  note,
  table,
  children,
}: {
  title: string
  note: string
  table: CopiedTable
  children: ReactNode
}) {
  const figureRef = useRef<HTMLDivElement>(null)
  return (
    <section className={styles.chart} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <CopyMenu name={title} figure={figureRef} table={table} />
      </header>
      <div ref={figureRef}>{children}</div>
      <p className={styles.note}>{note}</p>
      <details className={styles.details}>
        <summary>Figures</summary>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.slice(0, mostLines).map((cells, index) => (
                <tr key={index}>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {table.rows.length > mostLines ? (
          <p className={styles.note}>
            The first {mostLines} of {table.rows.length}; all of them are copied.
          </p>
        ) : null}
      </details>
    </section>
  )
}

const mostLines = 60
