import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowsSort, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import type { GridSort } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import type { GridView } from './grid-view.ts'

/** What the rows are sorted by; choosing the same once more turns them round. */
export function SortMenu({
  view,
  onView,
  variantCount,
  metricTitle,
}: {
  view: GridView
  onView: (view: GridView) => void
  variantCount: number
  metricTitle: string
}) {
  const { sort } = view
  const variants = Array.from({ length: variantCount }, (_, variant) => variant)
  const choices: { title: string; by: GridSort['by']; variant: number; pair?: GridView['pair'] }[] = [
    { title: 'Place in the dataset', by: 'row', variant: 0 },
    ...variants.slice(1).map((b) => ({
      title: `Difference ${variantLetter(b)} − A`,
      by: 'difference' as const,
      variant: b,
      pair: { a: 0, b },
    })),
    ...(
      [
        ['score', metricTitle],
        ['latency', 'Latency'],
        ['cost', 'Cost'],
        ['length', 'Length in tokens'],
      ] as const
    ).flatMap(([by, title]) =>
      variants.map((variant) => ({ title: `${title}, ${variantLetter(variant)}`, by, variant })),
    ),
  ]
  const isCurrent = ({ by, variant }: { by: GridSort['by']; variant: number }): boolean =>
    sort === null ? by === 'row' : sort.by === by && sort.variant === variant
  const Sign = sort === null ? IconArrowsSort : sort.isDescending ? IconSortDescending : IconSortAscending
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <Tooltip label="Sort the rows">
          <ActionIcon aria-label="Sort the rows" data-active={sort !== null || undefined}>
            <Sign size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {choices.map((choice) => {
          const { title, by, variant, pair } = choice
          const isChosen = isCurrent(choice)
          const isDescending = isChosen ? !(sort?.isDescending ?? false) : by !== 'row'
          return (
            <Menu.Item
              key={title}
              rightSection={isChosen && sort ? <Sign size={14} /> : null}
              fw={isChosen ? 600 : undefined}
              onClick={() => onView({ ...view, pair: pair ?? view.pair, sort: { by, variant, isDescending } })}
            >
              {title}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
