import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommands } from '../commands/command-store.ts'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { saveBlob } from '../copy/save-blob.ts'

const reports = [
  { format: 'html', title: 'Report as HTML', type: 'text/html' },
  { format: 'markdown', title: 'Report as Markdown', type: 'text/markdown' },
] as const
const exports = [
  { format: 'csv', title: 'Cells as CSV', type: 'text/csv' },
  { format: 'jsonl', title: 'Cells as JSONL', type: 'application/jsonl' },
  { format: 'parquet', title: 'Cells as Parquet', type: 'application/vnd.apache.parquet' },
] as const

/** Saves the report of a run, or all its cells, as a file. */
export function RunFilesMenu({ runId }: { runId: string }) {
  const [isBusy, setBusy] = useState(false)
  const save = (work: () => Promise<void>) => {
    setBusy(true)
    work()
      .then(() => notifyDone('Saved'), notifyFailure)
      .finally(() => setBusy(false))
  }
  const saveReport = ({ format, type }: (typeof reports)[number]) =>
    save(async () => {
      const { fileName, text } = await client.runs.document({ runId, format })
      saveBlob(fileName, new Blob([text], { type }))
    })
  const saveCells = ({ format, type }: (typeof exports)[number]) =>
    save(async () => {
      // The browser keeps pieces of a blob outside the page's own memory.
      const pieces: Blob[] = []
      for await (const { base64 } of await client.runs.export({ runId, format }))
        pieces.push(new Blob([Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)]))
      saveBlob(`run-${runId.slice(0, 8)}.${format}`, new Blob(pieces, { type }))
    })
  useCommands([
    ...reports.map((choice) => ({
      id: `report-${choice.format}`,
      title: `Save the ${choice.title.charAt(0).toLowerCase()}${choice.title.slice(1)}`,
      group: 'Run' as const,
      run: () => saveReport(choice),
    })),
    ...exports.map((choice) => ({
      id: `export-${choice.format}`,
      title: `Save the ${choice.title.charAt(0).toLowerCase()}${choice.title.slice(1)}`,
      group: 'Run' as const,
      run: () => saveCells(choice),
    })),
  ])
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<IconDownload size={15} />} loading={isBusy}>
          Report and export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {reports.map((choice) => (
          <Menu.Item key={choice.format} onClick={() => saveReport(choice)}>
            {choice.title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {exports.map((choice) => (
          <Menu.Item key={choice.format} onClick={() => saveCells(choice)}>
            {choice.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
