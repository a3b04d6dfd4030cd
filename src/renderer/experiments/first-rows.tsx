import type { DatasetRow } from '../../contract/datasets.ts'
import { formatCount } from '../format/format-number.ts'
import { valueText } from '../runs/grid/value-text.ts'
import styles from './first-rows.module.css'

const shownRows = 12

/** A look at the rows that a run will use. */
export function FirstRows({ rows, total }: { rows: readonly DatasetRow[]; total: number }) {
  const shown = rows.slice(0, Math.min(shownRows, total))
  const names = Object.keys(shown[0]?.variables ?? {})
  const hasExpected = shown.some(({ expected }) => expected !== null)
  return (
    <>
      <h2 className={styles.heading}>
        {total > shown.length ? `The first ${formatCount(shown.length)} of ${formatCount(total)} rows` : 'The rows'}
      </h2>
      <div className={styles.frame}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">#</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {hasExpected ? <th scope="col">expected</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ position, variables, expected }) => (
              <tr key={position}>
                <td className={styles.number}>{formatCount(position + 1)}</td>
                {names.map((name) => (
                  <td key={name}>
                    <span className={styles.text}>{valueText(variables[name])}</span>
                  </td>
                ))}
                {hasExpected ? (
                  <td>
                    <span className={styles.text}>{expected}</span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
