import { Alert, Autocomplete, Button, FileButton, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { AssayError } from '../../core/errors.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatBytes } from '../format/format-bytes.ts'
import { formatQuantity } from '../format/format-number.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { guessColumns } from './guess-columns.ts'
import { pastedTextName } from './pasted-text-name.ts'
import { readTextFile } from './read-text-file.ts'

/** A text longer than this is taken as it is and only its beginning is shown. */
const shownCharacters = 20_000

interface ImportFormProps {
  file: File | undefined
  onImported: (datasetId: string) => void
  close: () => void
}

/** Name, text and expected column of a dataset to import. */
export function ImportForm({ file, onImported, close }: ImportFormProps) {
  const [fileName, setFileName] = useState('')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [expectedColumn, setExpectedColumn] = useState('')
  const [fileProblem, setFileProblem] = useState<unknown>(null)
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const columns = guessColumns(text)
  const isNewVersion = datasets.some((dataset) => dataset.name === name.trim())

  const take = (newText: string, newFileName: string): void => {
    setText(newText)
    setFileName(newFileName)
    const isEmptyFile = newFileName !== '' && newText.trim() === ''
    setFileProblem(isEmptyFile ? new AssayError('dataset-broken', { file: newFileName, reason: 'it is empty' }) : null)
    if (guessColumns(newText).includes('expected')) setExpectedColumn('expected')
    else if (newFileName !== fileName) setExpectedColumn('')
    // A name that a person has typed stays; one that came with another file does not.
    if (newFileName) setName((known) => (known && known !== baseName(fileName) ? known : baseName(newFileName)))
  }
  const read = (chosen: File | null): void => {
    if (chosen) void readTextFile(chosen).then((whole) => take(whole, chosen.name), setFileProblem)
  }
  const readDropped = useEffectEvent(read)
  useEffect(() => readDropped(file ?? null), [file])

  const importText = useMutation({
    mutationFn: () =>
      client.datasets.importText({
        name: name.trim(),
        fileName: fileName || pastedTextName(text),
        text,
        ...(expectedColumn.trim() ? { expectedColumn: expectedColumn.trim() } : {}),
      }),
    meta: { showsError: true },
    onSuccess: (dataset) => {
      notifyDone(`${dataset.name} has ${formatQuantity(dataset.rowCount, 'row')}.`)
      onImported(dataset.id)
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    importText.mutate()
  }
  const isLong = text.length > shownCharacters

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Group gap="sm">
          <FileButton
            onChange={read}
            accept=".csv,.tsv,.json,.jsonl,.ndjson,text/csv,application/json"
            inputProps={{ 'aria-label': 'File' }}
          >
            {(props) => (
              <Button {...props} data-autofocus variant="default" leftSection={<IconFile size={15} />}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Text c="dimmed">
            {fileName ? `${fileName}, ${formatBytes(text.length)}` : 'CSV, TSV, JSON or JSONL; or paste the text below'}
          </Text>
        </Group>
        <Textarea
          label="Text"
          rows={8}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          placeholder={'text,expected\nThe film was superb.,positive'}
          value={isLong ? text.slice(0, shownCharacters) : text}
          readOnly={isLong}
          description={isLong ? 'The beginning of the file; all of it is imported.' : undefined}
          onChange={(event) => take(event.currentTarget.value, fileName)}
        />
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
          <Autocomplete
            label="Expected column"
            description="holds the right answers; may be empty"
            placeholder="none"
            data={columns}
            value={expectedColumn}
            onChange={setExpectedColumn}
          />
        </Group>
        {fileProblem !== null || importText.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(fileProblem ?? importText.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={importText.isPending} disabled={!text.trim() || !name.trim()}>
            Import
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The file's name without its ending. */
function baseName(fileName: string): string {
  return fileName.replace(/\.[^.]*$/u, '')
}
