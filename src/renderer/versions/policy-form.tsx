import { Button, Fieldset, Group, MultiSelect, NumberInput, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LabelPolicy } from '../../core/prompts/label-policy.ts'
import { client } from '../connection/client.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { experimentQueries } from '../queries/experiment-queries.ts'

const empty: LabelPolicy = { accepts: ['better'], datasetId: null, metricId: null, minimumRows: 1 }

/** What a label needs before it moves to another version. */
export function PolicyForm({
  promptId,
  label,
  policy,
  onDone,
}: {
  promptId: string
  label: string
  policy: LabelPolicy | null
  onDone: () => void
}) {
  const [wanted, setWanted] = useState(policy ?? empty)
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const { data: metrics = [] } = useQuery(experimentQueries.metrics())
  const save = useMutation({
    mutationFn: (next: LabelPolicy | null) => client.versions.setPolicy({ promptId, label, policy: next }),
    onSuccess: onDone,
  })
  return (
    <Fieldset legend={`What ${label} needs before it moves`}>
      <MultiSelect
        label="A verdict over the version that it stands on"
        data={[
          { value: 'better', label: 'better' },
          { value: 'equivalent', label: 'equivalent' },
        ]}
        value={wanted.accepts}
        onChange={(chosen) => {
          const accepts = chosen.filter((one) => one === 'better' || one === 'equivalent')
          setWanted({ ...wanted, accepts })
        }}
      />
      <Group grow mt="xs" align="flex-start">
        <Select
          label="Dataset"
          placeholder="Any"
          clearable
          searchable
          data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          value={wanted.datasetId}
          onChange={(datasetId) => setWanted({ ...wanted, datasetId })}
        />
        <Select
          label="Metric"
          placeholder="The run's first"
          clearable
          searchable
          data={metrics.map(({ id, title }) => ({ value: id, label: title }))}
          value={wanted.metricId}
          onChange={(metricId) => setWanted({ ...wanted, metricId })}
        />
        <NumberInput
          label="Rows, at least"
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={wanted.minimumRows}
          onChange={(rows) => setWanted({ ...wanted, minimumRows: Math.max(1, Number(rows) || 1) })}
        />
      </Group>
      <Group justify="flex-end" mt="xs" gap="xs">
        {policy === null ? null : (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
            Ask for nothing
          </Button>
        )}
        <Button
          variant="light"
          loading={save.isPending}
          disabled={wanted.accepts.length === 0}
          onClick={() => save.mutate(wanted)}
        >
          Save what it needs
        </Button>
      </Group>
    </Fieldset>
  )
}
