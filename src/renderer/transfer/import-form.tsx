import { Alert, Button, FileButton, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconCheck, IconClipboard, IconFile, IconFolder } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorPanel } from '../components/error-panel.tsx'
import { client } from '../connection/client.ts'
import { ImportPlanView } from './import-plan-view.tsx'
import { LossList } from './loss-list.tsx'
import { MissingModels } from './missing-models.tsx'
import { chosenFiles, droppedFiles, readFiles, type SentFile } from './read-files.ts'
import styles from './transfer.module.css'

/** React has no word for what makes an input take folders. */
const folderInput: Record<string, string> = { 'aria-label': 'Folder', 'webkitdirectory': '' }

/** Takes files, a folder or pasted text of another tool, shows what they make and lose, and imports them. */
export function ImportForm({ close }: { close: () => void }) {
  const [files, setFiles] = useState<SentFile[]>([])
  const [isPasting, setIsPasting] = useState(false)
  const [isOver, setIsOver] = useState(false)
  const [format, setFormat] = useState('auto')
  const [models, setModels] = useState<Record<string, string>>({})
  const { data: formats = [] } = useQuery({
    queryKey: ['transfer', 'import-formats'],
    queryFn: () => client.transfer.importFormats(),
    staleTime: Infinity,
  })
  const input = { place: { files }, format, models }
  const preview = useQuery({
    queryKey: ['transfer', 'preview', files, format, models],
    queryFn: () => client.transfer.preview(input),
    enabled: files.length > 0,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
  const read = useMutation({
    mutationFn: async (found: { file: File; path: string }[] | Promise<{ file: File; path: string }[]>) =>
      readFiles(await found),
    onSuccess: (sent) => {
      setModels({})
      setFiles(sent)
    },
    meta: { showsError: true },
  })
  const perform = useMutation({ mutationFn: () => client.transfer.perform(input), meta: { showsError: true } })
  const error = read.error ?? perform.error ?? (files.length > 0 ? preview.error : null)
  const plan = files.length > 0 && !preview.error ? preview.data : undefined

  if (perform.data) {
    return (
      <Stack>
        <Alert color="green" variant="light" icon={<IconCheck size={16} />} role="status">
          {perform.data.sentence}
        </Alert>
        <LossList losses={perform.data.losses} />
        <Group justify="flex-end">
          <Button onClick={close} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Stack>
      <div
        className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          read.mutate(droppedFiles(event.dataTransfer.items))
        }}
      >
        <FileButton
          multiple
          onChange={(chosen) => read.mutate(chosenFiles(chosen))}
          inputProps={{ 'aria-label': 'Files' }}
        >
          {(props) => (
            <Button {...props} data-autofocus variant="default" leftSection={<IconFile size={15} />}>
              Choose files
            </Button>
          )}
        </FileButton>
        <FileButton multiple onChange={(chosen) => read.mutate(chosenFiles(chosen))} inputProps={folderInput}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFolder size={15} />}>
              Choose a folder
            </Button>
          )}
        </FileButton>
        <Button variant="default" leftSection={<IconClipboard size={15} />} onClick={() => setIsPasting(!isPasting)}>
          Paste
        </Button>
        <Text c="dimmed" size="sm">
          {files.length > 0 ? describe(files) : 'or drop them here. Nothing here is overwritten.'}
        </Text>
      </div>
      {isPasting ? (
        <Textarea
          label="Pasted text"
          description="A configuration, a prompt or a request, as the other tool writes it"
          autosize
          minRows={4}
          maxRows={12}
          onChange={(event) => {
            const text = event.currentTarget.value
            setFiles(text.trim() === '' ? [] : [{ path: pastedName(text, format), text }])
          }}
        />
      ) : null}
      <Select
        label="Format"
        data={[
          { value: 'auto', label: 'Seen from the file' },
          ...formats.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        value={format}
        allowDeselect={false}
        onChange={(chosen) => setFormat(chosen ?? 'auto')}
      />
      {error ? <ErrorPanel error={error} /> : null}
      {plan ? (
        <>
          <Text size="sm">
            {plan.files.map(({ path, title }) => `${path} (${title})`).join(', ')}
            {plan.skipped.length > 0 ? `; left alone: ${plan.skipped.join(', ')}` : ''}
          </Text>
          <ImportPlanView plan={plan} />
          <MissingModels
            models={plan.models}
            chosen={models}
            onChoose={(written, modelId) => setModels({ ...models, [written]: modelId })}
          />
          <LossList losses={plan.losses} />
        </>
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={!plan} loading={perform.isPending} onClick={() => perform.mutate()}>
          Import
        </Button>
      </Group>
    </Stack>
  )
}

function describe(files: readonly SentFile[]): string {
  return files.length === 1 ? (files[0]?.path ?? '') : `${files.length} files`
}

/** A name by which the format of a text can be seen. */
function pastedName(text: string, format: string): string {
  if (format === 'prompty' || format === 'dotprompt') return format === 'prompty' ? 'pasted.prompty' : 'pasted.prompt'
  if (/^\s*---\n/u.test(text)) return /\{\{\s*role\s/u.test(text) ? 'pasted.prompt' : 'pasted.prompty'
  if (!/^\s*[[{]/u.test(text)) return 'pasted.yaml'
  return /\}\s*\n\s*\{/u.test(text) ? 'pasted.jsonl' : 'pasted.json'
}
