import { Alert, Button, Group, NumberInput, Progress, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PromptDetail } from '../../../contract/prompts.ts'
import { starterModelId } from '../../../core/models/model-id.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { ModelSelect } from '../../models/model-select.tsx'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { experimentQueries } from '../../queries/experiment-queries.ts'
import { OptimiseLog } from './optimise-log.tsx'
import { useOptimisation } from './use-optimisation.ts'

/** What an optimiser is to try, how far it is, and what came out. It works as long as the dialog is open. */
export function OptimiseForm({ prompt, onOpenRun }: { prompt: PromptDetail; onOpenRun: (runId: string) => void }) {
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const { data: metrics = [] } = useQuery(experimentQueries.metrics())
  const [versionId, setVersionId] = useState<string | null>(null)
  const [modelId, setModelId] = useState<string | null>(starterModelId)
  const [rewriterId, setRewriterId] = useState<string | null>(starterModelId)
  const [metric, setMetric] = useState('normalised-match')
  const [exampleSets, setExampleSets] = useState(6)
  const [shots, setShots] = useState(4)
  const [rewrites, setRewrites] = useState(0)
  const [maxAnswers, setMaxAnswers] = useState(1000)
  const optimisation = useOptimisation()
  const { data: outline } = useQuery({ ...datasetQueries.outline(versionId ?? ''), enabled: versionId !== null })
  const lacksSplits =
    outline !== undefined && !['train', 'test'].every((name) => outline.splits.some((split) => split.name === name))
  const { headVersionId } = prompt
  const isReady = versionId !== null && modelId !== null && headVersionId !== null && !lacksSplits

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady) return
    optimisation.start({
      versionId: headVersionId,
      datasetVersionId: versionId,
      modelId,
      metrics: [{ id: metric }],
      exampleSets,
      shots,
      rewrites,
      ...(rewriterId === null ? {} : { rewriterId }),
      maxAnswers,
    })
  }

  const { progress } = optimisation
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Tries sets of examples and other wordings on the train rows, and reports the best against the prompt as it is
          on the test rows, which nothing was chosen by. Each candidate is a version on a branch of its own.
        </Text>
        {headVersionId === null ? (
          <Alert color="yellow">Commit the prompt first: it starts from a version.</Alert>
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
        {lacksSplits ? (
          <Alert color="yellow">This dataset has no splits train and test: split it on its page first.</Alert>
        ) : null}
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
        <Group grow align="flex-end">
          <Count label="Sets of examples" value={exampleSets} min={0} max={24} onChange={setExampleSets} />
          <Count label="Examples in each" value={shots} min={1} max={64} onChange={setShots} />
          <Count label="Budget, in answers" value={maxAnswers} min={1} max={1_000_000} onChange={setMaxAnswers} />
        </Group>
        <Group grow align="flex-end">
          <Count label="Other wordings" value={rewrites} min={0} max={24} onChange={setRewrites} />
          <Stack gap={2}>
            <Text size="sm" fw={500} component="span">
              Written by
            </Text>
            <ModelSelect label="Model that rewrites" value={rewriterId} onChange={setRewriterId} />
          </Stack>
        </Group>
        {progress ? (
          <Progress
            value={progress.total === 0 ? 0 : (progress.done / progress.total) * 100}
            aria-label={`Answers on the ${progress.stage} rows`}
          />
        ) : null}
        <OptimiseLog events={optimisation.events} onOpenRun={onOpenRun} />
        {optimisation.error ? <ErrorPanel error={optimisation.error} /> : null}
        <Group justify="flex-end" gap="xs">
          {optimisation.isRunning ? (
            <Button variant="default" onClick={optimisation.stop}>
              Stop
            </Button>
          ) : null}
          <Button type="submit" loading={optimisation.isRunning} disabled={!isReady}>
            Optimise
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Count({
  label,
  value,
  min,
  max,
  onChange,
}: {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}) {
  return (
    <NumberInput
      label={label}
      min={min}
      max={max}
      allowDecimal={false}
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : min)}
    />
  )
}
