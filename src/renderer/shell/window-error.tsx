import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Empty } from '../components/empty.tsx'
import { errorSentence } from '../connection/error-sentence.ts'

/** In place of the whole window when drawing it failed, so that it is never blank. */
export function WindowError({ error }: ErrorComponentProps) {
  return (
    <Empty
      icon={<IconAlertTriangle size={32} stroke={1.3} />}
      title="The window could not be shown"
      hint={`${errorSentence(error)} Nothing that was saved is lost, and runs go on.`}
    >
      <Button leftSection={<IconRefresh size={15} />} onClick={() => location.reload()}>
        Open it again
      </Button>
    </Empty>
  )
}
