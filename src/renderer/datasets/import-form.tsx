import { Alert, Button, FileButton, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import type { DatasetUpload } from '../../contract/datasets.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatQuantity } from '../format/format-number.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { ColumnUses, guessUses, toColumnUses } from './column-uses.tsx'
import { fileBase64 } from './file-base64.ts'
import { guessColumns } from './guess-columns.ts'
import { pastedTextName } from './pasted-text-name.ts'

/** A text longer than this is taken as it is and only its beginning is shown. */
const shownCharacters = 20_000

interface ImportFormProps {
  file: File | undefined
  onImported: (datasetId: string) => void
  close: () => void
}

/** Name, file or text, and the uses of the columns of a dataset to import. */
export function ImportForm({ file, onImported, close }: ImportFormProps) {
  const [fileName, setFileName] = useState('')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [uses, setUses] = useState(guessUses([]))
  const [upload, setUpload] = useState<DatasetUpload | null>(null)
  const [fileProblem, setFileProblem] = useState<unknown>(null)
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const columns = upload ? upload.columns.map((column) => column.name) : guessColumns(text)
  const isNewVersion = datasets.some((dataset) => dataset.name === name.trim())

  const take = (newText: string): void => {
    setText(newText)
    setFileProblem(null)
    const before = columns.join('\n')
    const found = guessColumns(newText)
    if (found.join('\n') !== before) setUses(guessUses(found))
  }
  const showUpload = (whole: DatasetUpload, ofFile: string): void => {
    setUpload(whole)
    setFileName(ofFile)
    setFileProblem(null)
    setUses(guessUses(whole.columns.map((column) => column.name)))
    // A name that a person has typed stays; one that came with another file does not.
    setName((known) => (known && known !== baseName(fileName) ? known : baseName(ofFile)))
  }
  const showProblem = (error: unknown): void => {
    setUpload(null)
    setFileProblem(error)
  }
  const readFile = useMutation({ mutationFn: uploadFile, meta: { showsError: true } })
  const read = (chosen: File): void =>
    readFile.mutate(chosen, { onSuccess: (whole) => showUpload(whole, chosen.name), onError: showProblem })
  const readDropped = useEffectEvent(
    (dropped: File) => void uploadFile(dropped).then((whole) => showUpload(whole, dropped.name), showProblem),
  )
  useEffect(() => {
    if (file) readDropped(file)
  }, [file])

  const importRows = useMutation({
    mutationFn: () =>
      upload
        ? client.datasets.importUpload({ uploadId: upload.uploadId, name: name.trim(), ...toColumnUses(uses) })
        : client.datasets.importText({
            name: name.trim(),
            fileName: pastedTextName(text),
            text,
            ...toColumnUses(uses),
          }),
    meta: { showsError: true },
    onSuccess: (dataset) => {
      notifyDone(`${dataset.name} has ${formatQuantity(dataset.rowCount, 'row')}.`)
      onImported(dataset.id)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    importRows.mutate()
  }
  const isLong = text.length > shownCharacters

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Group gap="sm">
          <FileButton
            onChange={(chosen) => (chosen ? read(chosen) : undefined)}
            accept=".csv,.tsv,.tab,.json,.jsonl,.ndjson,.parquet,text/csv,application/json"
            inputProps={{ 'aria-label': 'File' }}
          >
            {(props) => (
              <Button {...props} data-autofocus variant="default" leftSection={<IconFile size={15} />}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Text c="dimmed" role="status">
            {readFile.isPending
              ? `Reading ${readFile.variables.name}…`
              : upload
                ? `${fileName}: ${formatQuantity(upload.rowCount, 'row')}, ${formatQuantity(upload.columns.length, 'column')}`
                : 'CSV, TSV, JSON, JSONL or Parquet; or paste rows below, from a spreadsheet too'}
          </Text>
        </Group>
        {upload?.notes.map((note) => (
          <Alert key={note} color="yellow">
            {note}
          </Alert>
        ))}
        {upload ? null : (
          <Textarea
            label="Text"
            rows={8}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            placeholder={'text,expected\nThe film was superb.,positive'}
            value={isLong ? text.slice(0, shownCharacters) : text}
            readOnly={isLong}
            description={isLong ? 'The beginning of the text; all of it is imported.' : undefined}
            onChange={(event) => take(event.currentTarget.value)}
          />
        )}
        <Group grow align="flex-start">
          <TextInput
            label="Name"
            required
            maxLength={120}
            placeholder="reviews"
            value={name}
            description={
              isNewVersion ? 'There is one of this name: it gets a new version, and the old rows stay.' : 'New dataset'
            }
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Group>
        {columns.length > 0 ? <ColumnUses columns={columns} uses={uses} onChange={setUses} /> : null}
        {fileProblem !== null || importRows.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(fileProblem ?? importRows.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={importRows.isPending}
            disabled={(!upload && !text.trim()) || !name.trim() || readFile.isPending}
          >
            Import
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

async function uploadFile(file: File): Promise<DatasetUpload> {
  return client.datasets.upload({ fileName: file.name, base64: await fileBase64(file) })
}

/** The file's name without its ending. */
function baseName(fileName: string): string {
  return fileName.replace(/\.[^.]*$/u, '')
}
