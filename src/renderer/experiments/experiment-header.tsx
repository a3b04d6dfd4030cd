import { ActionIcon, Alert, Button, Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconAlertTriangle, IconArchive, IconDots, IconHistory, IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { ExperimentDetail } from '../../contract/experiments.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { canonicalJson } from '../../core/text/canonical-json.ts'
import { useCommands } from '../commands/command-store.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { RunFacts } from '../runs/run-facts.tsx'
import { RunHeader } from '../runs/run-header.tsx'
import { VariantLines } from '../runs/variant-lines.tsx'
import styles from './experiment-header.module.css'

/** What an experiment compares, and what can be done with it. `runSpec` is what the run that is shown was started with. */
export function ExperimentHeader({
  experiment,
  actions,
  onEdit,
  error,
  runSpec,
}: {
  experiment: ExperimentDetail
  actions: ReactNode
  onEdit: () => void
  error: unknown
  runSpec?: ExperimentSpec | undefined
}) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { id, name, description, spec, datasetName, rowCount } = experiment
  const archive = useMutation({
    mutationFn: () => client.experiments.archive({ experimentId: id }),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ['experiments', 'list'] })
      void navigate({ to: '/experiments' })
    },
  })
  const askToArchive = (): void => {
    modals.openConfirmModal({
      title: `Archive “${name}”?`,
      children: 'It leaves the list. Its runs stay on the Runs page.',
      labels: { confirm: 'Archive', cancel: 'Keep it' },
      onConfirm: () => archive.mutate(),
    })
  }
  useCommands([
    { id: 'edit-experiment', title: 'Edit the experiment', group: 'Experiment', keys: 'mod+e', run: onEdit },
    { id: 'archive-experiment', title: 'Archive the experiment', group: 'Experiment', run: askToArchive },
  ])
  const isEdited = useMemo(
    () => runSpec !== undefined && canonicalJson(runSpec) !== canonicalJson(spec),
    [runSpec, spec],
  )
  return (
    <>
      <RunHeader
        title={name}
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label="More actions" size={30}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconHistory size={15} />} onClick={() => void navigate({ to: '/runs' })}>
                  All runs
                </Menu.Item>
                <Menu.Item leftSection={<IconArchive size={15} />} onClick={askToArchive}>
                  Archive
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Button variant="default" leftSection={<IconPencil size={15} />} onClick={onEdit}>
              Edit
            </Button>
            {actions}
          </>
        }
      >
        {description ? (
          <p className={styles.description} data-short={runSpec !== undefined || undefined} title={description}>
            {description}
          </p>
        ) : null}
        <VariantLines variants={runSpec?.variants ?? spec.variants} />
        <p className={styles.facts}>
          <RunFacts spec={runSpec ?? spec} rowCount={rowCount} datasetName={datasetName} />
          {isEdited ? (
            <b className={styles.edited}>edited since this run: run again to compare it as it is now</b>
          ) : null}
        </p>
      </RunHeader>
      {error ? (
        <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={16} />} mx={20} mb={10} py={8}>
          {errorSentence(error)}
        </Alert>
      ) : null}
    </>
  )
}
