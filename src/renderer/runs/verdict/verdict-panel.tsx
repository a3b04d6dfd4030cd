import { Badge, SegmentedControl } from '@mantine/core'
import { Suspense, useMemo, useState } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { FiguresTable } from './figures-table.tsx'
import { LazyDifferencePicture, LazyMeansPicture } from './lazy-pictures.tsx'
import { PairsTable } from './pairs-table.tsx'
import { PartEffectsView } from './part-effects-view.tsx'
import { PictureLegend } from './picture-legend.tsx'
import { VerdictSentence } from './verdict-sentence.tsx'
import styles from './verdict-panel.module.css'
import { whyFacts } from './why-facts.ts'

/** What a run says: the sentence, why, its picture, and the figures of each variant; metric by metric. */
export function VerdictPanel({
  report,
  isLive,
  metric,
  onMetric,
}: {
  report: RunReport
  isLive: boolean
  metric: number
  onMetric: (metric: number) => void
}) {
  const [pairKey, setPairKey] = useState('0 1')
  const pairs = report.comparisons.filter((pair) => pair.metric === metric)
  const pair = pairs.find(({ a, b }) => pairKey === `${a} ${b}`) ?? pairs[0]
  const shown = report.metrics[metric]
  const scores = useMemo(() => report.scores.filter((score) => score.metric === metric), [report.scores, metric])
  const isFamily = report.variants.length > 2
  const names = pair && [
    { name: report.variants[pair.a]?.name ?? '', variant: pair.a },
    { name: report.variants[pair.b]?.name ?? '', variant: pair.b },
  ]

  return (
    <section className={styles.panel} aria-label="Result">
      {report.metrics.length > 1 || isLive ? (
        <div className={styles.bar}>
          {report.metrics.length > 1 ? (
            <SegmentedControl
              aria-label="Metric"
              data={report.metrics.map(({ title }, index) => ({ value: String(index), label: title }))}
              value={String(metric)}
              onChange={(value) => onMetric(Number(value))}
            />
          ) : null}
          {isLive ? <Badge color="gray">So far: it can still change</Badge> : null}
        </div>
      ) : null}
      <div className={styles.top}>
        <section className={styles.say} aria-label="Verdict">
          {pair && isLive && pair.comparison.rows === 0 ? (
            <p className={styles.waiting}>The verdict begins when both variants have answered the same row.</p>
          ) : pair && names ? (
            <>
              <VerdictSentence sentence={pair.sentence} names={names} />
              <p className={styles.reason}>{pair.comparison.reason}</p>
              {report.sequential ? <p className={styles.reason}>{report.sequential.sentence}</p> : null}
              <p className={styles.why}>
                {whyFacts(pair.comparison, { nameA: variantLetter(pair.a), nameB: variantLetter(pair.b) }).join(' · ')}
              </p>
            </>
          ) : (
            <p className={styles.sentence}>One variant has nothing to be compared with: here are its figures.</p>
          )}
          {isFamily && pair ? (
            <PairsTable pairs={pairs} chosen={pair} onChoose={({ a, b }) => setPairKey(`${a} ${b}`)} />
          ) : null}
        </section>
        <div className={styles.picture}>
          <Suspense fallback={null}>
            {pair && !(isLive && pair.comparison.rows === 0) ? (
              <>
                <LazyDifferencePicture comparison={pair.comparison} a={pair.a} b={pair.b} />
                <PictureLegend comparison={pair.comparison} />
              </>
            ) : null}
            {isFamily || !pair ? (
              <LazyMeansPicture scores={scores} scale={shown?.scale ?? 'number'} title={shown?.title ?? ''} />
            ) : null}
          </Suspense>
        </div>
      </div>
      {metric === 0 ? <PartEffectsView report={report} /> : null}
      <FiguresTable report={report} metric={metric} />
    </section>
  )
}
