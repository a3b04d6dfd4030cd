import { Alert, Button, Group, ScrollArea, Text, TextInput } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import { client } from '../connection/client.ts'
import { formatDuration } from '../format/format-duration.ts'
import { formatQuantity } from '../format/format-number.ts'
import { formatTokens } from '../format/format-tokens.ts'
import { matchesSearch } from '../format/matches-search.ts'
import styles from './offered-models.module.css'

interface OfferedModelsProps {
  connectionId: string
  result: { models: { name: string; contextTokens?: number | undefined }[]; latencyMs: number }
  models: readonly ModelSummary[]
}

/** What a tested server offers, each with a button that adds it; a name that it does not list can be typed. */
export function OfferedModels({ connectionId, result, models }: OfferedModelsProps) {
  const [search, setSearch] = useState('')
  const add = useMutation({ mutationFn: (name: string) => client.models.addHosted({ connectionId, name }) })
  const known = new Set(models.filter((model) => model.connectionId === connectionId).map(({ name }) => name))
  const found = result.models.filter(({ name }) => matchesSearch(name, search))
  const typed = search.trim()
  const canAddTyped = typed !== '' && !result.models.some(({ name }) => name === typed) && !known.has(typed)
  return (
    <>
      <Alert color="green" icon={<IconCheck size={16} />} role="status">
        It answers, in {formatDuration(result.latencyMs)}, and offers {formatQuantity(result.models.length, 'model')}.
      </Alert>
      <TextInput
        aria-label="Search the models it offers"
        placeholder="Search, or type a model's name"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={260}>
        {found.map(({ name, contextTokens }) => (
          <div key={name} className={styles.line}>
            <span className={styles.name}>{name}</span>
            {contextTokens === undefined ? null : <Text c="dimmed">{formatTokens(contextTokens)}</Text>}
            {known.has(name) ? (
              <Text c="dimmed">added</Text>
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={13} />}
                aria-label={`Add ${name}`}
                loading={add.isPending && add.variables === name}
                onClick={() => add.mutate(name)}
              >
                Add
              </Button>
            )}
          </div>
        ))}
      </ScrollArea.Autosize>
      {canAddTyped ? (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => add.mutate(typed)}>
            Add “{typed}” though it is not listed
          </Button>
        </Group>
      ) : null}
    </>
  )
}
