import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Connection, ConnectionSummary, ModelSummary } from '../../contract/models.ts'
import { confirmAction } from '../components/confirm.tsx'
import { KeyValues } from '../components/key-values.tsx'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatQuantity } from '../format/format-number.ts'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { openConnectionDialog } from './connection-dialog.tsx'
import { keyStatement } from './key-statement.ts'
import { OfferedModels } from './offered-models.tsx'
import styles from './panel.module.css'

/** A connection: its address and key, a test of both, and the models that its server offers. */
export function ConnectionPanel({
  connection,
  connections,
  models,
}: {
  connection: ConnectionSummary
  connections: readonly ConnectionSummary[]
  models: readonly ModelSummary[]
}) {
  const navigate = useNavigate()
  const { data: info } = useQuery(workspaceQueries.info())
  const test = useMutation({
    mutationFn: () => client.models.testConnection({ connectionId: connection.id }),
    meta: { showsError: true },
  })
  const remove = useMutation({
    mutationFn: () => client.models.removeConnection({ connectionId: connection.id }),
    onSuccess: () => void navigate({ to: '/models', search: {} }),
  })
  const askToRemove = (): void =>
    confirmAction({
      title: `Remove ${connection.name}?`,
      text: 'Its models leave the list and its key is forgotten. Runs that used them stay.',
      action: 'Remove',
      onConfirm: () => remove.mutate(),
    })
  return (
    <section className={styles.panel} aria-label={`Connection ${connection.name}`}>
      <Stack gap="sm">
        <KeyValues
          entries={[
            ['address', connection.baseUrl],
            ['API version', connection.options.apiVersion],
            ['id', <code key="id">{connection.id}</code>],
            ['key', keyStatement(connection, info?.secretStore)],
            ['at once', connection.concurrency === null ? 'chosen by Assay' : `${connection.concurrency} requests`],
            ['a minute', minuteWords(connection.options)],
          ]}
        />
        <Group gap="xs">
          <Button leftSection={<IconPlugConnected size={14} />} loading={test.isPending} onClick={() => test.mutate()}>
            Test the connection
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={14} />}
            onClick={() => openConnectionDialog({ connections, connection, onSaved: () => test.reset() })}
          >
            Change
          </Button>
          <Button variant="default" leftSection={<IconTrash size={14} />} onClick={askToRemove}>
            Remove
          </Button>
        </Group>
        {test.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(test.error)}
          </Alert>
        ) : null}
        {test.data && connection.kind === 'azure' ? (
          <Text c="dimmed">Azure lists base models here, not deployments: type the name of your deployment.</Text>
        ) : null}
        {test.data ? <OfferedModels connectionId={connection.id} result={test.data} models={models} /> : null}
      </Stack>
    </section>
  )
}

/** What a person has set; undefined when nothing. */
function minuteWords({ requestsPerMinute, tokensPerMinute }: Connection['options']): string | undefined {
  const words = [
    ...(requestsPerMinute === undefined ? [] : [formatQuantity(requestsPerMinute, 'request')]),
    ...(tokensPerMinute === undefined ? [] : [formatQuantity(tokensPerMinute, 'token')]),
  ]
  return words.length === 0 ? undefined : words.join(', ')
}
