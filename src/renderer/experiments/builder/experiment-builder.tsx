import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommands } from '../../commands/command-store.ts'
import { KeyCaps } from '../../components/key-caps.tsx'
import { useStoredState } from '../../components/use-stored-state.ts'
import { errorSentence } from '../../connection/error-sentence.ts'
import { BuilderSection } from './builder-section.tsx'
import { CellCount } from './cell-count.tsx'
import { draftToSpec } from './draft-to-spec.ts'
import styles from './experiment-builder.module.css'
import type { ExperimentDraft } from './experiment-draft.ts'
import { MetricsSection } from './metrics-section.tsx'
import { RowsSection } from './rows-section.tsx'
import { RunSection } from './run-section.tsx'
import { useDatasetOfVersion } from './use-dataset-of-version.ts'
import { useSaveExperiment } from './use-save-experiment.ts'
import { VariantsSection } from './variants-section.tsx'

/**
 * Writes an experiment, new or known. What is typed is remembered by this window until it is saved or given up. The
 * sentence that says what is wrong stands beside the buttons.
 */
export function ExperimentBuilder({
  experimentId,
  initial,
  onDone,
}: {
  experimentId: string | undefined
  initial: ExperimentDraft
  onDone: (experimentId: string | undefined) => void
}) {
  const [stored, store] = useStoredState<ExperimentDraft | null>(`experiment-draft.${experimentId ?? 'new'}`, null)
  const [problem, setProblem] = useState<string | null>(null)
  const [first] = useState(initial)
  const draft = stored ?? first
  const dataset = useDatasetOfVersion(draft.datasetVersionId, draft.split)
  const change = (changes: Partial<ExperimentDraft>): void => {
    setProblem(null)
    store((known) => ({ ...(known ?? first), ...changes }))
  }
  const { save, isSaving } = useSaveExperiment(experimentId, {
    onSaved(savedId) {
      store(null)
      onDone(savedId)
    },
    onProblem: (error) => setProblem(errorSentence(error)),
  })
  const submit = (thenRun: boolean): void => {
    const checked = draftToSpec(draft)
    if ('problem' in checked) setProblem(checked.problem)
    else save({ ...checked, thenRun })
  }
  const giveUp = (): void => {
    store(null)
    onDone(undefined)
  }
  useCommands([
    {
      id: 'save-experiment',
      title: 'Save the experiment',
      group: 'Experiment',
      keys: 'mod+s',
      run: () => submit(false),
    },
    {
      id: 'save-and-run',
      title: 'Save the experiment and run it',
      group: 'Experiment',
      keys: 'mod+Enter',
      run: () => submit(true),
    },
  ])

  return (
    <form
      className={styles.builder}
      aria-label={experimentId ? 'Edit the experiment' : 'New experiment'}
      onSubmit={(event) => {
        event.preventDefault()
        submit(false)
      }}
    >
      <div className={styles.fields}>
        <div className={styles.column}>
          <h1 className={styles.title}>{experimentId ? 'Edit experiment' : 'New experiment'}</h1>
          <BuilderSection title="Name">
            <TextInput
              aria-label="Name"
              placeholder="Label wording"
              maxLength={120}
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <Textarea
              label="Description"
              placeholder="What you want to find out (optional)"
              autosize
              minRows={1}
              maxRows={6}
              maxLength={2000}
              mt={8}
              value={draft.description}
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
          </BuilderSection>
          <RowsSection draft={draft} dataset={dataset} onChange={change} />
          <VariantsSection draft={draft} columns={dataset?.columns} onChange={change} />
          <MetricsSection draft={draft} onChange={change} />
          <RunSection draft={draft} onChange={change} />
        </div>
      </div>
      <footer className={styles.footer}>
        <div className={styles.said}>
          {problem ? (
            <Alert role="alert" color="red" variant="light" py={6} icon={<IconAlertTriangle size={16} />}>
              {problem}
            </Alert>
          ) : (
            <CellCount draft={draft} rowCount={dataset?.rowCount} />
          )}
        </div>
        <Button variant="subtle" color="gray" onClick={giveUp}>
          Discard
        </Button>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconDeviceFloppy size={15} />}
          rightSection={<KeyCaps keys="mod+s" />}
          disabled={isSaving}
        >
          Save
        </Button>
        <Button
          leftSection={<IconPlayerPlay size={15} />}
          rightSection={<KeyCaps keys="mod+Enter" />}
          loading={isSaving}
          onClick={() => submit(true)}
        >
          Save and run
        </Button>
      </footer>
    </form>
  )
}
