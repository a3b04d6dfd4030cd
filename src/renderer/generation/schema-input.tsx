import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { parseSchemaText } from './parse-schema-text.ts'

/** A JSON Schema as text. While the text is none, the last one that was counts, and the field says so. */
export function SchemaInput({
  title,
  description,
  value,
  onChange,
}: {
  title: string
  description: string
  value: Record<string, unknown> | undefined
  onChange: (value: Record<string, unknown> | undefined) => void
}) {
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))
  const parsed = parseSchemaText(text)
  return (
    <Textarea
      label={title}
      description={description}
      error={'problem' in parsed ? parsed.problem : undefined}
      placeholder={'{ "type": "object", "required": ["label"], … }'}
      style={{ gridColumn: '1 / -1' }}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      autosize
      minRows={3}
      maxRows={14}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        const read = parseSchemaText(typed)
        if ('schema' in read) onChange(read.schema)
      }}
    />
  )
}
