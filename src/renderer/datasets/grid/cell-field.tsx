import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Json } from '../../../core/text/canonical-json.ts'
import { type GridColumn, parseCellText, textOfCell } from './cell-value.ts'

/** A cell as a field of a form; a text that does not fit stays in the field, with the reason, until it is mended. */
export function CellField({
  column,
  value,
  onText,
}: {
  column: GridColumn
  value: Json
  onText: (text: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const parsed = typed === null ? null : parseCellText(typed, column)
  const problem = parsed && 'problem' in parsed ? parsed.problem : undefined
  return (
    <Textarea
      label={column.name}
      autosize
      minRows={1}
      maxRows={14}
      spellCheck={false}
      value={typed ?? textOfCell(value, column)}
      error={problem}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onText(event.currentTarget.value)
      }}
      onBlur={() => {
        if (problem === undefined) setTyped(null)
      }}
    />
  )
}
