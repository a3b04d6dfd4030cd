import { useQuery } from '@tanstack/react-query'
import type { ExperimentDetail } from '../../contract/experiments.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import { EstimateLine } from '../costs/estimate-line.tsx'
import { formatQuantity } from '../format/format-number.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { experimentQueries } from '../queries/experiment-queries.ts'
import { modelQueries } from '../queries/model-queries.ts'
import { remoteHosts } from '../shell/model-hosts.ts'
import { FirstRows } from './first-rows.tsx'
import styles from './plan-panel.module.css'

/** Before the first run: what it will do, where the prompts go, how answers are judged, and the first rows. */
export function PlanPanel({ experiment: { spec, rowCount } }: { experiment: ExperimentDetail }) {
  const { data: connections } = useQuery(modelQueries.connections())
  const { data: metrics = [] } = useQuery(experimentQueries.metrics())
  const { data: slice } = useQuery(
    datasetQueries.rowSlice(spec.datasetVersionId, 0, spec.split === undefined ? {} : { split: spec.split }),
  )
  const cells = spec.variants.length * rowCount * spec.repeats
  const used = new Set(spec.variants.map(({ modelId }) => parseModelId(modelId).connectionId))
  const hosts = connections && remoteHosts(connections.filter(({ id }) => used.has(id)))
  const titles = spec.metrics.map(({ id, name }) => name ?? metrics.find((metric) => metric.id === id)?.title ?? id)
  return (
    <div className={styles.place}>
      <section className={styles.panel} aria-label="What a run will do">
        <p className={styles.sentence}>
          Run asks for {formatQuantity(cells, 'answer')}: {formatQuantity(spec.variants.length, 'variant')} on{' '}
          {formatQuantity(rowCount, 'row')}
          {spec.repeats > 1 ? `, ${formatQuantity(spec.repeats, 'time')} each` : ''}.
        </p>
        <p className={styles.line}>
          {hosts === undefined
            ? ''
            : hosts.length === 0
              ? 'All on this machine: nothing leaves it, and it costs nothing.'
              : `Prompts and rows go to ${hosts.join(' and ')}.`}
        </p>
        {hosts !== undefined && hosts.length > 0 ? <EstimateLine spec={spec} className={styles.line} /> : null}
        <p className={styles.line}>
          The answers are judged by {titles.join(', then ')}; then the verdict stands here, in one sentence.
        </p>
      </section>
      {slice ? <FirstRows rows={slice.rows} total={rowCount} /> : null}
    </div>
  )
}
