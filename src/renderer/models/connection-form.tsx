import { Alert, Button, Group, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ConnectionSummary } from '../../contract/models.ts'
import { defaultAzureVersion } from '../../core/models/connection-kind.ts'
import type { ConnectionPreset } from '../../core/models/connection-presets.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { connectionIdFor } from './connection-id.ts'
import { secretStoreStatement } from './key-statement.ts'
import { LimitFields, type LimitDraft } from './limit-fields.tsx'
import { ServiceSelect } from './service-select.tsx'

const keySources = [
  { value: 'none', label: 'No key' },
  { value: 'variable', label: 'Environment variable' },
  { value: 'typed', label: 'Enter the key' },
]

const addressStatements = {
  local: undefined,
  openai: 'of an OpenAI-compatible API, as a rule ending in /v1',
  azure: 'the endpoint of a resource, such as https://my-resource.openai.azure.com',
  anthropic: 'of the Messages API, without /v1',
  gemini: 'of the Gemini API, without /v1beta',
}

interface ConnectionFormProps {
  takenIds: readonly string[]
  connection: ConnectionSummary | undefined
  onSaved: (connectionId: string) => void
  close: () => void
}

/** Service, name, address and key of a connection. */
export function ConnectionForm({ takenIds, connection, onSaved, close }: ConnectionFormProps) {
  const [preset, setPreset] = useState<ConnectionPreset>()
  const [name, setName] = useState(connection?.name ?? '')
  const [baseUrl, setBaseUrl] = useState(connection?.baseUrl ?? '')
  const [keySource, setKeySource] = useState(firstKeySource(connection))
  const [keyVariable, setKeyVariable] = useState(connection?.keyVariable ?? '')
  const [key, setKey] = useState('')
  const [apiVersion, setApiVersion] = useState(connection?.options.apiVersion ?? defaultAzureVersion)
  const [limits, setLimits] = useState<LimitDraft>({
    concurrency: connection?.concurrency ?? null,
    requestsPerMinute: connection?.options.requestsPerMinute ?? null,
    tokensPerMinute: connection?.options.tokensPerMinute ?? null,
  })
  const { data: info } = useQuery(workspaceQueries.info())
  const id = connection?.id ?? connectionIdFor(name, takenIds)
  const kind = connection?.kind ?? preset?.kind ?? 'openai'
  const choosePreset = (chosen: ConnectionPreset | undefined): void => {
    setPreset(chosen)
    if (name.trim() === '' || name === preset?.title) setName(chosen?.title ?? '')
    setBaseUrl(chosen?.baseUrl ?? '')
    setKeySource(chosen?.needsKey ? 'variable' : 'none')
    setKeyVariable(chosen?.keyVariable ?? '')
  }

  const save = useMutation({
    mutationFn: () =>
      client.models.saveConnection({
        connection: {
          id,
          name: name.trim(),
          kind,
          baseUrl: baseUrl.trim(),
          keyVariable: keySource === 'variable' ? keyVariable.trim() : null,
          concurrency: limits.concurrency,
          options: {
            ...(kind === 'azure' ? { apiVersion: apiVersion.trim() } : {}),
            ...(limits.requestsPerMinute === null ? {} : { requestsPerMinute: limits.requestsPerMinute }),
            ...(limits.tokensPerMinute === null ? {} : { tokensPerMinute: limits.tokensPerMinute }),
          },
        },
        ...(keySource === 'typed' && key ? { key } : {}),
      }),
    meta: { showsError: true },
    onSuccess: (saved) => onSaved(saved.id),
    // The key leaves the page with the request, whatever comes of it.
    onSettled: () => setKey(''),
  })
  const hasKey = connection?.keyState === 'secret-store'
  const isWhole =
    name.trim() !== '' &&
    URL.canParse(baseUrl.trim()) &&
    (keySource !== 'variable' || keyVariable.trim() !== '') &&
    (keySource !== 'typed' || key !== '' || hasKey)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWhole) save.mutate()
  }
  return (
    <form onSubmit={onSubmit} autoComplete="off">
      <Stack>
        {connection ? null : <ServiceSelect preset={preset} onChoose={choosePreset} />}
        <TextInput
          label="Name"
          required
          data-autofocus
          maxLength={80}
          placeholder="vLLM on the big machine"
          description={name.trim() ? `Its models are named ${id}/…` : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Address"
          required
          type="url"
          placeholder="http://127.0.0.1:8000/v1"
          description={addressStatements[kind]}
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        {kind === 'azure' ? (
          <TextInput
            label="API version"
            required
            value={apiVersion}
            onChange={(event) => setApiVersion(event.currentTarget.value)}
          />
        ) : null}
        <div>
          <Text fw={500} mb={4} id="key-source">
            Key
          </Text>
          <SegmentedControl aria-labelledby="key-source" data={keySources} value={keySource} onChange={setKeySource} />
        </div>
        {keySource === 'variable' ? (
          <TextInput
            label="Environment variable"
            required
            placeholder="EXAMPLE_API_KEY"
            description="The key is read from it each time and kept nowhere."
            value={keyVariable}
            onChange={(event) => setKeyVariable(event.currentTarget.value)}
          />
        ) : null}
        {keySource === 'typed' ? (
          <PasswordInput
            label="API key"
            autoComplete="off"
            placeholder={hasKey ? 'the stored key stays unless you enter another' : ''}
            description={info ? secretStoreStatement(info.secretStore) : undefined}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        ) : null}
        <LimitFields limits={limits} onChange={setLimits} />
        {save.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(save.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!isWhole}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function firstKeySource(connection: ConnectionSummary | undefined): string {
  if (!connection) return 'none'
  if (connection.keyVariable !== null) return 'variable'
  return connection.keyState === 'not-needed' ? 'none' : 'typed'
}
