import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { AgreementChart } from './agreement-chart.tsx'
import { chartQueries } from './chart-queries.ts'
import styles from './charts.module.css'
import { ConfusionChart } from './confusion-chart.tsx'
import { HistoryChart } from './history-chart.tsx'
import { LatencyChart } from './latency-chart.tsx'
import { PairedChart } from './paired-chart.tsx'
import { ScoreChart } from './score-chart.tsx'
import { TradeoffChart } from './tradeoff-chart.tsx'

/** The pictures of a run, judged by one metric; the pair is chosen where there are more than two variants. */
export function RunCharts({ report, metric, isLive }: { report: RunReport; metric: number; isLive: boolean }) {
  const { runId, variants, metrics } = report
  const [pair, setPair] = useState({ a: 0, b: 1 })
  const isComparable = variants.length > 1
  const paired = useQuery({ ...chartQueries.paired(runId, metric, pair, isLive), enabled: isComparable })
  const confusions = useQueries({
    queries: [...new Set([pair.a, pair.b])]
      .filter((variant) => variant < variants.length)
      .map((variant) => chartQueries.confusion(runId, variant, isLive)),
  })
  const latencies = useQuery(chartQueries.latencies(runId, isLive))
  const history = useQuery(chartQueries.history(runId, metric))
  const { title = '', scale = 'number' } = metrics[metric] ?? {}
  if (report.scores.every(({ mean }) => mean === null) && latencies.data?.variants.length === 0)
    return <p className={styles.nothing}>Charts are drawn when the first cells are answered.</p>
  return (
    <div className={styles.page}>
      {variants.length > 2 ? (
        <div className={styles.bar} role="group" aria-label="Variants that are compared row by row">
          {(['a', 'b'] as const).map((side) => (
            <label key={side}>
              {side === 'a' ? 'Compare' : 'with'}
              <select
                value={pair[side]}
                onChange={(event) => setPair({ ...pair, [side]: Number(event.currentTarget.value) })}
              >
                {variants.map(({ name }, index) => (
                  <option key={name} value={index}>
                    {variantLetter(index)} {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      ) : null}
      <ScoreChart report={report} metric={metric} />
      {paired.data && isComparable && paired.data.rows > 0 ? (
        scale === 'pass-fail' ? (
          <AgreementChart data={paired.data} {...pair} />
        ) : (
          <PairedChart data={paired.data} {...pair} title={title} />
        )
      ) : null}
      <TradeoffChart report={report} metric={metric} against="cost" />
      <TradeoffChart report={report} metric={metric} against="latency" />
      {scale === 'pass-fail'
        ? confusions.map(({ data }, index) =>
            data && data.answers > 0 ? (
              <ConfusionChart key={index} data={data} variant={index === 0 ? pair.a : pair.b} />
            ) : null,
          )
        : null}
      {latencies.data ? <LatencyChart data={latencies.data} variants={variants} /> : null}
      {history.data && history.data.length > 0 ? (
        <>
          <HistoryChart points={history.data} over="time" title={title} scale={scale} />
          <HistoryChart points={history.data} over="version" title={title} scale={scale} />
        </>
      ) : null}
    </div>
  )
}
