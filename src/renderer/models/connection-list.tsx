import { IconAlertTriangle } from '@tabler/icons-react'
import type { ConnectionSummary } from '../../contract/models.ts'
import { ListItem } from '../components/list-item.tsx'
import { ListPane } from '../components/list-pane.tsx'

/** Where models can run. */
export function ConnectionList({
  connections,
  currentId,
  onAdd,
}: {
  connections: readonly ConnectionSummary[]
  currentId: string | undefined
  onAdd: () => void
}) {
  return (
    <ListPane title="Connections" addLabel="Add a connection" onAdd={onAdd}>
      <ListItem title="All models" isCurrent={currentId === undefined} to="/models" search={{}} />
      {connections.map((connection) => (
        <ListItem
          key={connection.id}
          title={connection.name}
          detail={
            connection.keyState === 'missing' ? (
              <>
                <IconAlertTriangle size={12} aria-hidden style={{ verticalAlign: -2 }} /> key missing
              </>
            ) : connection.kind === 'local' ? (
              'the runtime inside'
            ) : (
              connection.baseUrl
            )
          }
          isCurrent={connection.id === currentId}
          to="/models"
          search={{ connection: connection.id }}
        />
      ))}
    </ListPane>
  )
}
