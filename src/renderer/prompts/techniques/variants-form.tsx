import { Alert, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PromptDetail } from '../../../contract/prompts.ts'
import { starterModelId } from '../../../core/models/model-id.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { notifyDone } from '../../components/notify.ts'
import { client } from '../../connection/client.ts'
import { ModelSelect } from '../../models/model-select.tsx'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { experimentQueries } from '../../queries/experiment-queries.ts'
import { SplitSelect } from './split-select.tsx'

export type VariantsKind = 'matrix' | 'ablation'

const words: Readonly<Record<VariantsKind, string>> = {
  matrix:
    'Asks the same in the usual ways: zero-shot, few-shot, chain of thought, both together. Each is a version on a branch of its own.',
  ablation:
    'Leaves out each block and each example in turn. What the score loses without a part is what the part is worth.',
}

/** Rows, model and metric for variants of a prompt; for a matrix also what its techniques need. */
export function VariantsForm({
  kind,
  prompt,
  onMade,
  close,
}: {
  kind: VariantsKind
  prompt: PromptDetail
  onMade: (experimentId: string) => void
  close: () => void
}) {
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const { data: metrics = [] } = useQuery(experimentQueries.metrics())
  const [versionId, setVersionId] = useState<string | null>(null)
  const [split, setSplit] = useState<string | null>(null)
  const [examplesSplit, setExamplesSplit] = useState<string | null>(null)
  const [rowLimit, setRowLimit] = useState<number | undefined>(undefined)
  const [modelId, setModelId] = useState<string | null>(starterModelId)
  const [metric, setMetric] = useState('normalised-match')
  const [shots, setShots] = useState(4)
  const [role, setRole] = useState('')
  const [samples, setSamples] = useState<number | undefined>(undefined)
  const dataset = datasets.find((one) => one.versionId === versionId)
  const { headVersionId } = prompt
  const isReady = dataset !== undefined && modelId !== null && headVersionId !== null

  const make = useMutation({
    mutationFn: () => {
      if (!isReady) throw new Error('the form is not complete')
      const input = {
        versionId: headVersionId,
        datasetVersionId: dataset.versionId,
        ...(split === null ? {} : { split }),
        ...(rowLimit === undefined ? {} : { rowLimit }),
        modelId,
        metrics: [{ id: metric }],
      }
      if (kind === 'ablation') return client.techniques.ablation(input)
      const examples = {
        datasetVersionId: dataset.versionId,
        count: shots,
        choose: 'balanced' as const,
        ...(examplesSplit === null ? {} : { split: examplesSplit }),
      }
      return client.techniques.matrix({
        ...input,
        material: {
          ...(dataset.hasExpected && shots > 0 ? { examples } : {}),
          ...(role.trim() === '' ? {} : { role: role.trim() }),
          ...(samples === undefined ? {} : { samples }),
        },
      })
    },
    meta: { showsError: true },
    onSuccess: ({ experimentId, variants, left }) => {
      const without = left.map(({ name, reason }) => `${name} was left out: ${reason}`)
      notifyDone([`${variants.length} variants are ready to run.`, ...without].join(' '))
      close()
      onMade(experimentId)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    make.mutate()
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {words[kind]}
        </Text>
        {headVersionId === null ? (
          <Alert color="yellow">Commit the prompt first: variants are made of a version.</Alert>
        ) : prompt.isChanged ? (
          <Alert color="yellow">
            The draft has changes that are not committed; the variants are made of the last version.
          </Alert>
        ) : null}
        <Select
          label="Rows"
          required
          placeholder={datasets.length === 0 ? 'Import a dataset first' : 'Choose a dataset'}
          data={datasets.map((one) => ({ value: one.versionId, label: one.name }))}
          value={versionId}
          allowDeselect={false}
          onChange={setVersionId}
        />
        <Group grow align="flex-start">
          <SplitSelect
            label="Score the split"
            versionId={versionId}
            preferred="test"
            value={split}
            onChange={setSplit}
          />
          <NumberInput
            label="First rows only"
            placeholder="All"
            min={1}
            allowDecimal={false}
            value={rowLimit ?? ''}
            onChange={(value) => setRowLimit(typeof value === 'number' ? value : undefined)}
          />
        </Group>
        <Group grow align="flex-end">
          <Stack gap={2}>
            <Text size="sm" fw={500} component="span">
              Model
            </Text>
            <ModelSelect value={modelId} onChange={setModelId} />
          </Stack>
          <Select
            label="Metric"
            data={metrics.map((one) => ({ value: one.id, label: one.title }))}
            value={metric}
            allowDeselect={false}
            searchable
            onChange={(chosen) => chosen && setMetric(chosen)}
          />
        </Group>
        {kind === 'matrix' ? (
          <>
            <Group grow align="flex-start">
              <SplitSelect
                label="Examples from the split"
                versionId={versionId}
                preferred="train"
                value={examplesSplit}
                onChange={setExamplesSplit}
              />
              <NumberInput
                label="Examples shown"
                min={0}
                max={64}
                allowDecimal={false}
                value={shots}
                onChange={(value) => setShots(typeof value === 'number' ? value : 0)}
              />
              <NumberInput
                label="Answers that vote"
                placeholder="No voting"
                min={2}
                max={64}
                allowDecimal={false}
                value={samples ?? ''}
                onChange={(value) => setSamples(typeof value === 'number' && value >= 2 ? value : undefined)}
              />
            </Group>
            <TextInput
              label="Role"
              placeholder="You are a careful critic. (leave empty for no such variant)"
              maxLength={4000}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
            />
          </>
        ) : null}
        {make.error ? <ErrorPanel error={make.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!isReady}>
            Make the experiment
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
