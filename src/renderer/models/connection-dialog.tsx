import { modals } from '@mantine/modals'
import type { ConnectionSummary } from '../../contract/models.ts'
import { ConnectionForm } from './connection-form.tsx'

/** Asks for the address and key of a server; changes `connection` where one is given. */
export function openConnectionDialog({
  connections,
  connection,
  onSaved,
}: {
  connections: readonly ConnectionSummary[]
  connection?: ConnectionSummary
  onSaved: (connectionId: string) => void
}): void {
  const modalId = modals.open({
    title: connection ? `Change ${connection.name}` : 'Add a connection',
    size: 'lg',
    children: (
      <ConnectionForm
        takenIds={connections.map(({ id }) => id)}
        connection={connection}
        close={() => modals.close(modalId)}
        onSaved={(id) => {
          modals.close(modalId)
          onSaved(id)
        }}
      />
    ),
  })
}
