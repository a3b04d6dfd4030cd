import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { errorSentence } from '../connection/error-sentence.ts'

/** The one sentence of a failure, in place of what could not be shown, with a way to try again. */
export function ErrorPanel({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  return (
    <Alert role="alert" color="red" variant="light" title={title} icon={<IconAlertTriangle size={16} />} m="sm">
      <Stack gap="xs" align="flex-start">
        <span style={{ overflowWrap: 'anywhere' }}>{errorSentence(error)}</span>
        {onRetry ? (
          <Button variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </Stack>
    </Alert>
  )
}
