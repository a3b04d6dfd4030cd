import { Badge, Button, Stack, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ModelSummary } from '../../contract/models.ts'
import { confirmAction } from '../components/confirm.tsx'
import { KeyValues } from '../components/key-values.tsx'
import { client } from '../connection/client.ts'
import { formatBytes } from '../format/format-bytes.ts'
import { formatTokens } from '../format/format-tokens.ts'
import { PriceForm } from './price-form.tsx'

/** Everything that is known of a model, its price, and taking it out of the list. */
export function ModelDetails({ model }: { model: ModelSummary }) {
  const { id, name, path, contextTokens, sizeBytes, details, isEmbedded } = model
  const remove = useMutation({ mutationFn: () => client.models.remove({ modelId: id }) })
  return (
    <Stack p="sm" gap="md">
      <div>
        <Title order={2} style={{ overflowWrap: 'anywhere' }}>
          {name} {isEmbedded ? <Badge>embedded</Badge> : null}
        </Title>
      </div>
      <KeyValues
        entries={[
          ['id', <code key="id">{id}</code>],
          ['context', formatTokens(contextTokens)],
          ['size', path === null ? null : formatBytes(sizeBytes)],
          ...Object.entries(details),
          ['file', path],
        ]}
      />
      {model.connectionId === 'local' ? null : <PriceForm model={model} />}
      {isEmbedded ? null : (
        <div>
          <Button
            variant="default"
            leftSection={<IconTrash size={14} />}
            onClick={() =>
              confirmAction({
                title: `Remove ${name}?`,
                text: 'It leaves the list. The file stays where it is, and runs that used it stay.',
                action: 'Remove',
                onConfirm: () => remove.mutate(),
              })
            }
          >
            Remove from the list
          </Button>
        </div>
      )}
    </Stack>
  )
}
