import { ActionIcon, Badge, Button, Select, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import styles from './experiment-builder.module.css'
import { emptyMetric, type MetricDraft } from './experiment-draft.ts'
import { OptionsForm } from './options-form.tsx'

/** A metric that can be chosen. */
export interface KnownMetric {
  id: string
  title: string
  description: string
  optionsSchema: Record<string, unknown>
}

/** One metric with its options. */
export function MetricCard({
  metric,
  index,
  known,
  onChange,
  onFirst,
  onRemove,
}: {
  metric: MetricDraft
  index: number
  known: readonly KnownMetric[]
  onChange: (changes: Partial<MetricDraft>) => void
  onFirst: (() => void) | undefined
  onRemove: (() => void) | undefined
}) {
  const chosen = known.find(({ id }) => id === metric.id)
  const label = `Metric ${index + 1}`
  return (
    <section className={styles.card} aria-label={label}>
      <div className={styles.cardHead}>
        <Select
          className={styles.grow}
          aria-label={label}
          data={known.map(({ id, title }) => ({ value: id, label: title }))}
          value={metric.id}
          allowDeselect={false}
          onChange={(id) => {
            if (id && id !== metric.id) onChange({ ...emptyMetric(id), key: metric.key, name: metric.name })
          }}
        />
        {onFirst ? (
          <Tooltip label="Make it the one that the verdict speaks of">
            <Button variant="subtle" size="compact-xs" onClick={onFirst}>
              Make first
            </Button>
          </Tooltip>
        ) : (
          <Badge>primary</Badge>
        )}
        {onRemove ? (
          <Tooltip label="Remove">
            <ActionIcon aria-label={`Remove metric ${index + 1}`} onClick={onRemove}>
              <IconTrash size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {chosen ? <p className={styles.hint}>{chosen.description}</p> : null}
      <TextInput
        label="Called"
        placeholder={chosen?.title}
        maxLength={80}
        value={metric.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {chosen ? (
        <OptionsForm
          schema={chosen.optionsSchema}
          options={metric.options}
          jsonTexts={metric.jsonTexts}
          onOptions={(options) => onChange({ options })}
          onJsonTexts={(jsonTexts) => onChange({ jsonTexts })}
        />
      ) : null}
    </section>
  )
}
