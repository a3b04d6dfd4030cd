import { Button, CopyButton, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { client } from '../connection/client.ts'
import { ModelSelect } from '../models/model-select.tsx'
import { LossList } from './loss-list.tsx'
import { saveText } from './save-text.ts'
import styles from './transfer.module.css'

/** A prompt as it stands, with the row and the model that are chosen beside it. */
export interface ExportSubject {
  name: string
  content: PromptContent
  variables: Record<string, unknown>
  modelId?: string | undefined
  settings?: Settings | undefined
}

/** A prompt as code of one row and as other tools' files, with what each cannot hold; to copy or to save. */
export function ExportForm({ subject }: { subject: ExportSubject }) {
  const [format, setFormat] = useState('python-openai')
  const [modelId, setModelId] = useState(subject.modelId ?? null)
  const { data: formats = [] } = useQuery({
    queryKey: ['transfer', 'export-formats'],
    queryFn: () => client.transfer.exportFormats(),
    staleTime: Infinity,
  })
  const { name, content, variables, settings } = subject
  const exported = useQuery({
    queryKey: ['transfer', 'export', subject, format, modelId],
    queryFn: () =>
      client.transfer.exportPrompt({
        name,
        content,
        variables,
        format,
        ...(modelId === null ? {} : { modelId }),
        ...(settings === undefined ? {} : { settings }),
      }),
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
  const file = exported.error ? undefined : exported.data
  const chosen = formats.find(({ id }) => id === format)
  const group = (title: string, kind: string) => ({
    group: title,
    items: formats.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: one.title })),
  })
  return (
    <Stack>
      <Group gap="sm" align="flex-end" grow>
        <Select
          label="As"
          data={[group('Code and requests of this row', 'request'), group('Files of other tools', 'prompt')]}
          value={format}
          allowDeselect={false}
          data-autofocus
          onChange={(next) => next && setFormat(next)}
        />
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            Model
          </Text>
          <ModelSelect value={modelId} onChange={setModelId} />
        </Stack>
      </Group>
      {chosen ? (
        <Text c="dimmed" size="xs">
          Holds {chosen.holds}. Without {chosen.drops}.
        </Text>
      ) : null}
      {exported.error ? <ErrorPanel error={exported.error} onRetry={() => void exported.refetch()} /> : null}
      {file ? (
        <>
          <Textarea
            readOnly
            autosize
            maxRows={18}
            aria-label={file.fileName}
            classNames={{ input: styles.code ?? '' }}
            value={file.text}
          />
          <LossList losses={file.losses} />
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              leftSection={<IconDownload size={15} />}
              onClick={() => saveText(file.fileName, file.text)}
            >
              Save {file.fileName}
            </Button>
            <CopyButton value={file.text}>
              {({ copied, copy }) => (
                <Button leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        </>
      ) : null}
    </Stack>
  )
}
