import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridQueryInput, GridRow } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { client } from '../../connection/client.ts'
import { type CopiedTable, tableCsv, tableMarkdown } from '../../copy/table-text.ts'
import { formatQuantity } from '../../format/format-number.ts'
import { summariseCells } from './cell-summary.ts'
import { valueText } from './value-text.ts'

const mostRows = 200

/** Copies the rows that the grid shows, as they are filtered and sorted, the first 200 of them. */
export function CopyRows({
  runId,
  query,
  variantNames,
  metrics,
  metric,
}: {
  runId: string
  query: GridQueryInput
  variantNames: readonly string[]
  metrics: RunReport['metrics']
  metric: number
}) {
  const copy = (format: (table: CopiedTable) => string) => async () => {
    try {
      const { rows } = await client.runs.grid({ ...query, runId, from: 0, limit: mostRows })
      await navigator.clipboard.writeText(format(toTable(rows, variantNames, metrics[metric]?.scale, metric)))
      notifyDone(`${formatQuantity(rows.length, 'row')} copied`)
    } catch (error) {
      notifyFailure(error)
    }
  }
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <Tooltip label="Copy these rows">
          <ActionIcon aria-label="Copy these rows">
            <IconCopy size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The first {mostRows} of these rows</Menu.Label>
        <Menu.Item onClick={() => void copy(tableCsv)()}>Copy as CSV</Menu.Item>
        <Menu.Item onClick={() => void copy(tableMarkdown)()}>Copy as Markdown</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function toTable(
  rows: readonly GridRow[],
  variantNames: readonly string[],
  scale: 'pass-fail' | 'number' = 'pass-fail',
  metric: number,
): CopiedTable {
  const names = Object.keys(rows[0]?.variables ?? {})
  return {
    head: [
      'row',
      ...names,
      'expected',
      ...variantNames.flatMap((name, index) => [`${variantLetter(index)} ${name}`, 'score']),
    ],
    rows: rows.map((row) => [
      String(row.position + 1),
      ...names.map((name) => valueText(row.variables[name])),
      row.expected ?? '',
      ...variantNames.flatMap((_, variant) => {
        const cells = row.cells.filter((one) => one.variant === variant)
        const { text, mark } = summariseCells(cells, metric, scale)
        return [text, mark?.label ?? '']
      }),
    ]),
  }
}
