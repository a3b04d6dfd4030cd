import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { experimentQueries } from '../../queries/experiment-queries.ts'
import { BuilderSection } from './builder-section.tsx'
import styles from './experiment-builder.module.css'
import { emptyMetric, type ExperimentDraft, type MetricDraft, mostMetrics } from './experiment-draft.ts'
import { MetricCard } from './metric-card.tsx'

/** How answers are judged; the first metric is the one that the verdict speaks of. */
export function MetricsSection({
  draft: { metrics },
  onChange,
}: {
  draft: ExperimentDraft
  onChange: (changes: Partial<ExperimentDraft>) => void
}) {
  const { data: known = [] } = useQuery(experimentQueries.metrics())
  const set = (next: readonly MetricDraft[]): void => onChange({ metrics: next })
  return (
    <BuilderSection title="Metrics" hint="The verdict speaks of the first one.">
      <div className={styles.cards}>
        {metrics.map((metric, index) => (
          <MetricCard
            key={metric.key}
            metric={metric}
            index={index}
            known={known}
            onChange={(changes) => set(metrics.map((one) => (one.key === metric.key ? { ...one, ...changes } : one)))}
            onFirst={index === 0 ? undefined : () => set([metric, ...metrics.filter(({ key }) => key !== metric.key)])}
            onRemove={metrics.length === 1 ? undefined : () => set(metrics.filter(({ key }) => key !== metric.key))}
          />
        ))}
      </div>
      {metrics.length < mostMetrics ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" className={styles.add} leftSection={<IconPlus size={14} />}>
              Add a metric
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {known.map(({ id, title, description }) => (
              <Menu.Item key={id} onClick={() => set([...metrics, emptyMetric(id)])}>
                {title}
                <span className={styles.hint} style={{ display: 'block' }}>
                  {description}
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </BuilderSection>
  )
}
