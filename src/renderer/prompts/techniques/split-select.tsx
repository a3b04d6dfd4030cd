import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { datasetQueries } from '../../queries/dataset-queries.ts'

/** A split of a dataset, or all of its rows; not shown for a dataset without splits. Begins with the preferred one. */
export function SplitSelect({
  label,
  versionId,
  preferred,
  value,
  onChange,
}: {
  label: string
  versionId: string | null
  preferred: string
  value: string | null
  onChange: (split: string | null) => void
}) {
  const { data } = useQuery({ ...datasetQueries.outline(versionId ?? ''), enabled: versionId !== null })
  const splits = data?.splits ?? []
  const proposed = useRef<string | null>(null)
  const hasPreferred = splits.some(({ name }) => name === preferred)
  useEffect(() => {
    if (versionId === null || data === undefined || proposed.current === versionId) return
    proposed.current = versionId
    onChange(hasPreferred ? preferred : null)
  })
  if (splits.length === 0) return null
  return (
    <Select
      label={label}
      data={splits.map(({ name, rows }) => ({ value: name, label: `${name} · ${rows} rows` }))}
      placeholder="All rows"
      clearable
      value={value}
      onChange={onChange}
    />
  )
}
