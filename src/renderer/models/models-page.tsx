import { Button } from '@mantine/core'
import { IconFilePlus, IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCommands } from '../commands/command-store.ts'
import { PageHeader } from '../components/page-header.tsx'
import { QueryView } from '../components/query-view.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { modelQueries } from '../queries/model-queries.ts'
import { openAddFileDialog } from './add-file-dialog.tsx'
import { openConnectionDialog } from './connection-dialog.tsx'
import { ConnectionList } from './connection-list.tsx'
import { ConnectionPanel } from './connection-panel.tsx'
import { ModelDetails } from './model-details.tsx'
import { ModelTable } from './model-table.tsx'
import { RuntimePanel } from './runtime-panel.tsx'

/** Local models and connections to servers. */
export function ModelsPage() {
  const { connection: connectionId, model: modelId } = useSearch({ from: '/models' })
  const navigate = useNavigate()
  const models = useQuery(modelQueries.list())
  const { data: connections = [] } = useQuery(modelQueries.connections())
  const connection = connections.find(({ id }) => id === connectionId)
  const shown = (models.data ?? []).filter((model) => !connection || model.connectionId === connection.id)
  const model = shown.find(({ id }) => id === modelId) ?? shown[0]

  const showConnection = (id: string): void => void navigate({ to: '/models', search: { connection: id } })
  const showModel = (id: string): void =>
    void navigate({ to: '/models', search: (search) => ({ ...search, model: id }) })
  const addConnection = (): void => openConnectionDialog({ connections, onSaved: showConnection })
  const addFile = (): void =>
    openAddFileDialog((id) => void navigate({ to: '/models', search: { connection: 'local', model: id } }))

  useCommands([
    { id: 'add-model-file', title: 'Add a GGUF file', group: 'Model', run: addFile },
    {
      id: 'add-connection',
      title: 'Add a connection',
      group: 'Model',
      keywords: ['openai', 'anthropic', 'claude', 'gemini', 'azure', 'ollama', 'api', 'server'],
      run: addConnection,
    },
  ])

  return (
    <SplitLayout
      id="models"
      list={<ConnectionList connections={connections} currentId={connection?.id} onAdd={addConnection} />}
      inspector={model ? <ModelDetails key={model.id} model={model} /> : undefined}
      inspectorLabel="Model"
    >
      <PageHeader
        title={connection?.name ?? 'Models'}
        actions={
          <>
            <Button variant="default" leftSection={<IconPlugConnected size={15} />} onClick={addConnection}>
              Add a connection
            </Button>
            <Button
              variant={connection && connection.kind !== 'local' ? 'default' : 'filled'}
              leftSection={<IconFilePlus size={15} />}
              onClick={addFile}
            >
              Add a GGUF file
            </Button>
          </>
        }
      >
        {connection && connection.kind !== 'local' ? connection.baseUrl : 'Local files, and servers that you connect.'}
      </PageHeader>
      {connection && connection.kind !== 'local' ? (
        <ConnectionPanel
          key={connection.id}
          connection={connection}
          connections={connections}
          models={models.data ?? []}
        />
      ) : null}
      {connection?.kind === 'local' ? <RuntimePanel /> : null}
      <QueryView query={models}>
        {() => <ModelTable models={shown} currentId={model?.id} onChoose={showModel} />}
      </QueryView>
    </SplitLayout>
  )
}
