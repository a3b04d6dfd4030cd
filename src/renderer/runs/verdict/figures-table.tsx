import type { RunReport, VariantScore, VariantUsage } from '../../../contract/experiments.ts'
import { VariantChip } from '../../components/variant-chip.tsx'
import { formatDuration } from '../../format/format-duration.ts'
import { formatCount, formatNumber, formatQuantity } from '../../format/format-number.ts'
import { formatScore } from '../../format/format-score.ts'
import { CopyMenu } from '../../copy/copy-menu.tsx'
import { figuresOf } from './figures-of.ts'
import { costPhrase } from '../progress-figures.ts'
import styles from './figures-table.module.css'

/** A line a variant: the metric's mean with its interval, tokens, times, cost and failures. */
export function FiguresTable({ report, metric }: { report: RunReport; metric: number }) {
  const shown = report.metrics[metric]
  if (!shown) return null
  return (
    <div className={styles.place}>
      <div className={styles.copy}>
        <CopyMenu name="Figures by variant" table={figuresOf(report)} />
      </div>
      <table className={styles.table} aria-label="Figures by variant">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col">{shown.title}</th>
            <th scope="col">Tokens a row</th>
            <th scope="col">First token, median</th>
            <th scope="col">Total, median</th>
            <th scope="col">Cost</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {report.variants.map(({ name }, index) => {
            const score = report.scores.find((one) => one.variant === index && one.metric === metric)
            const usage = report.usage.find((one) => one.variant === index)
            return (
              <tr key={name}>
                <th scope="row">
                  <VariantChip index={index} name={name} />
                </th>
                <td>{score ? <ScoreFigure score={score} scale={shown.scale} /> : null}</td>
                {usage && usage.cells + usage.failed > 0 ? (
                  <UsageFigures usage={usage} />
                ) : (
                  <td colSpan={5}>no cell finished yet</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ScoreFigure({
  score: { mean, low, high, unscored },
  scale,
}: {
  score: VariantScore
  scale: 'pass-fail' | 'number'
}) {
  if (mean === null)
    return <span className={styles.unknown}>{unscored > 0 ? `${formatCount(unscored)} unscored` : '–'}</span>
  return (
    <>
      <b>{formatScore(mean, scale)}</b>
      {low !== null && high !== null ? (
        <small title="95% interval">
          {bare(low, scale)} to {bare(high, scale)}
        </small>
      ) : null}
      {unscored > 0 ? <small className={styles.warn}>{formatCount(unscored)} unscored</small> : null}
    </>
  )
}

function UsageFigures({ usage }: { usage: VariantUsage }) {
  const { promptTokensMean, completionTokensMean, firstTokenMsMedian, totalMsMedian, failed } = usage
  return (
    <>
      <td>
        {promptTokensMean === null || completionTokensMean === null ? (
          <span className={styles.unknown}>unknown</span>
        ) : (
          <>
            <b>{formatNumber(promptTokensMean + completionTokensMean, 0)}</b>
            <small>
              {formatNumber(promptTokensMean, 0)} in, {formatNumber(completionTokensMean, 0)} out
            </small>
          </>
        )}
      </td>
      <td className={firstTokenMsMedian === null ? styles.unknown : undefined}>{formatDuration(firstTokenMsMedian)}</td>
      <td className={totalMsMedian === null ? styles.unknown : undefined}>{formatDuration(totalMsMedian)}</td>
      <td>{costPhrase(usage)}</td>
      <td className={failed > 0 ? styles.bad : undefined}>{failed > 0 ? formatQuantity(failed, 'cell') : '0'}</td>
    </>
  )
}

function bare(value: number, scale: 'pass-fail' | 'number'): string {
  return scale === 'pass-fail' ? formatNumber(value * 100, 0) : formatNumber(value, 3)
}
