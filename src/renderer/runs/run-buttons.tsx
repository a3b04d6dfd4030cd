import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import type { RunProgress } from '../../contract/experiments.ts'
import { useCommands } from '../commands/command-store.ts'
import { KeyCaps } from '../components/key-caps.tsx'
import { formatCount } from '../format/format-number.ts'
import { confirmCancel } from './confirm-cancel.tsx'
import { useRunActions } from './use-run-actions.ts'

/**
 * The buttons of a run, and their commands: pause and cancel while it goes on, resume while it stands still, failed cells
 * again when there are some. `start` begins a new run where that is offered.
 */
export function RunButtons({ progress, start }: { progress: RunProgress; start?: StartRun | undefined }) {
  const { act, isBusy } = useRunActions(progress.runId)
  const { status, failed } = progress
  const isRunning = status === 'running' || status === 'pending'
  const isPaused = status === 'paused'
  const isOver = !isRunning && !isPaused
  const canRetry = failed > 0 && (isPaused || status === 'done')
  const cancel = (): void => confirmCancel(progress, () => act('cancel'))

  useCommands([
    {
      id: 'pause-run',
      title: 'Pause the run',
      group: 'Run',
      keys: 'mod+.',
      isEnabled: isRunning,
      run: () => act('pause'),
    },
    {
      id: 'resume-run',
      title: 'Resume the run',
      group: 'Run',
      keys: 'mod+Enter',
      isEnabled: isPaused,
      run: () => act('resume'),
    },
    {
      id: 'cancel-run',
      title: 'Cancel the run',
      group: 'Run',
      keys: 'mod+alt+c',
      isEnabled: isRunning || isPaused,
      run: cancel,
    },
    {
      id: 'retry-failed',
      title: 'Run failed cells again',
      group: 'Run',
      keys: 'mod+alt+r',
      isEnabled: canRetry,
      run: () => act('retryFailed'),
    },
  ])

  return (
    <>
      {canRetry ? (
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} />}
          disabled={isBusy}
          onClick={() => act('retryFailed')}
        >
          Retry {formatCount(failed)} failed
        </Button>
      ) : null}
      {isRunning || isPaused ? (
        <Button variant="default" leftSection={<IconPlayerStop size={15} />} onClick={cancel}>
          Cancel
        </Button>
      ) : null}
      {isRunning ? (
        <Button
          leftSection={<IconPlayerPause size={15} />}
          rightSection={<KeyCaps keys="mod+." />}
          loading={isBusy}
          onClick={() => act('pause')}
        >
          Pause
        </Button>
      ) : null}
      {isPaused ? (
        <Button
          leftSection={<IconPlayerPlay size={15} />}
          rightSection={<KeyCaps keys="mod+Enter" />}
          loading={isBusy}
          onClick={() => act('resume')}
        >
          Resume
        </Button>
      ) : null}
      {start && isOver ? <StartButton start={start} label="Run again" /> : null}
    </>
  )
}

/** Beginning a run of an experiment. */
export interface StartRun {
  run: () => void
  isStarting: boolean
}

/** The button that begins a run, and its command. */
export function StartButton({ start: { run, isStarting }, label }: { start: StartRun; label: string }) {
  useCommands([
    {
      id: 'start-run',
      title: `${label}: start the experiment`,
      group: 'Run',
      keys: 'mod+Enter',
      isEnabled: !isStarting,
      run,
    },
  ])
  return (
    <Button
      leftSection={<IconPlayerPlay size={15} />}
      rightSection={<KeyCaps keys="mod+Enter" />}
      loading={isStarting}
      onClick={run}
    >
      {label}
    </Button>
  )
}
