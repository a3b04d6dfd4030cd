import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { KeyCaps } from '../components/key-caps.tsx'

/** Starts the row with the chosen model, and stops it while it answers. */
export function RunButton({
  isRunning,
  canRun,
  onRun,
  onStop,
}: {
  isRunning: boolean
  canRun: boolean
  onRun: () => void
  onStop: () => void
}) {
  if (isRunning) {
    return (
      <Tooltip
        label={
          <>
            Stop <KeyCaps keys="Escape" />
          </>
        }
      >
        <ActionIcon variant="default" size={30} aria-label="Stop" onClick={onStop}>
          <IconPlayerStopFilled size={15} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <Tooltip
      label={
        <>
          Run the row <KeyCaps keys="mod+Enter" />
        </>
      }
    >
      <ActionIcon variant="default" size={30} aria-label="Run the row" disabled={!canRun} onClick={onRun}>
        <IconPlayerPlayFilled size={15} />
      </ActionIcon>
    </Tooltip>
  )
}
