import { Alert, Autocomplete, Button, Group, Stack, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CellDetail } from '../../contract/experiments.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatCount } from '../format/format-number.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'

/** Opens the dialog that makes a row of a dataset of an answered cell. */
export function MakeTestButton({ cell }: { cell: CellDetail }) {
  if (cell.output === null) return null
  const open = (): void => {
    const modalId = modals.open({
      title: 'Make a test of this output',
      children: <MakeTestForm cell={cell} close={() => modals.close(modalId)} />,
    })
  }
  return (
    <Button variant="default" size="compact-sm" onClick={open}>
      Make a test of this output…
    </Button>
  )
}

function MakeTestForm({ cell, close }: { cell: CellDetail; close: () => void }) {
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const [name, setName] = useState('')
  const [expected, setExpected] = useState(cell.answer ?? cell.output ?? '')
  const add = useMutation({
    mutationFn: () => client.datasets.addFromRun({ cellId: cell.cellId, datasetName: name.trim(), expected }),
    meta: { showsError: true },
    onSuccess: (saved) => {
      notifyDone(`It is row ${formatCount(saved.position + 1)} of ${saved.name}.`)
      close()
    },
  })
  return (
    <Stack>
      <Autocomplete
        label="Dataset"
        description="A new name makes a new one"
        data-autofocus
        maxLength={120}
        data={datasets.map((dataset) => dataset.name)}
        value={name}
        onChange={setName}
      />
      <Textarea
        label="Expected"
        description="The output as it came; mend it where it is wrong"
        autosize
        minRows={2}
        maxRows={12}
        value={expected}
        onChange={(event) => setExpected(event.currentTarget.value)}
      />
      {add.isError ? (
        <Alert color="red" role="alert">
          {errorSentence(add.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button loading={add.isPending} disabled={!name.trim()} onClick={() => add.mutate()}>
          Add the row
        </Button>
      </Group>
    </Stack>
  )
}
