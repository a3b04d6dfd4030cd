import { ActionIcon, Button, Menu, NumberInput, Tooltip } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GridFilter } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { formatCount } from '../../format/format-number.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { filterTitle } from './filter-title.ts'
import styles from './filter-bar.module.css'
import { type GridView, isNarrowed } from './grid-view.ts'

/** The filters that are used less: who is right, unscored answers, tags and a range of scores. */
export function MoreFilters({
  datasetVersionId,
  view,
  onView,
  scale,
  variantCount,
}: {
  datasetVersionId: string
  view: GridView
  onView: (view: GridView) => void
  scale: 'pass-fail' | 'number'
  variantCount: number
}) {
  const [isOpen, setOpen] = useState(false)
  const tags = useQuery({ ...datasetQueries.outline(datasetVersionId), enabled: isOpen }).data?.tags ?? []
  const later = Array.from({ length: variantCount - 1 }, (_, index) => index + 1)
  const filters: { filter: GridFilter; pair: GridView['pair'] }[] = [
    ...later.flatMap((b) => (['a-better', 'b-better'] as const).map((filter) => ({ filter, pair: { a: 0, b } }))),
    { filter: 'unscored', pair: view.pair },
  ]
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" closeOnItemClick width={264}>
      <Menu.Target>
        <Tooltip label="More filters">
          <ActionIcon aria-label="More filters" data-active={isNarrowed({ ...view, search: '' }) || undefined}>
            <IconFilter size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {filters.map(({ filter, pair }) => (
          <Menu.Item
            key={`${filter} ${pair.b}`}
            onClick={() => onView({ ...view, filter, pair, range: null, tag: null })}
          >
            {filterTitle(filter, { scale, pair, variantCount })}
          </Menu.Item>
        ))}
        {tags.length === 0 ? null : <Menu.Label>Tag</Menu.Label>}
        {tags.map(({ name, rows }) => (
          <Menu.Item
            key={name}
            rightSection={<small>{formatCount(rows)}</small>}
            onClick={() => onView({ ...view, filter: 'all', range: null, tag: name })}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>Score of a variant</Menu.Label>
        <ScoreRange
          variantCount={variantCount}
          scale={scale}
          range={view.range}
          onRange={(range) => {
            onView({ ...view, filter: 'all', tag: null, range })
            setOpen(false)
          }}
        />
      </Menu.Dropdown>
    </Menu>
  )
}

function ScoreRange({
  variantCount,
  scale,
  range,
  onRange,
}: {
  variantCount: number
  scale: 'pass-fail' | 'number'
  range: GridView['range']
  onRange: (range: NonNullable<GridView['range']>) => void
}) {
  const [variant, setVariant] = useState(range?.variant ?? 0)
  const [least, setLeast] = useState<number | string>(range?.least ?? 0)
  const [most, setMost] = useState<number | string>(range?.most ?? 1)
  const isRange = typeof least === 'number' && typeof most === 'number' && least <= most
  const step = scale === 'pass-fail' ? 0.25 : 0.1
  return (
    <form
      className={styles.range}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRange) onRange({ variant, least, most })
      }}
    >
      <select
        aria-label="Variant"
        className={styles.select}
        value={variant}
        onChange={(event) => setVariant(Number(event.currentTarget.value))}
      >
        {Array.from({ length: variantCount }, (_, index) => (
          <option key={index} value={index}>
            {variantLetter(index)}
          </option>
        ))}
      </select>
      <NumberInput aria-label="Least score" value={least} onChange={setLeast} step={step} hideControls w={56} />
      <span>to</span>
      <NumberInput aria-label="Highest score" value={most} onChange={setMost} step={step} hideControls w={56} />
      <Button type="submit" variant="default" disabled={!isRange} px={8}>
        Show
      </Button>
    </form>
  )
}
