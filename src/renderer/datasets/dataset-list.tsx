import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListItem } from '../components/list-item.tsx'
import { ListPane } from '../components/list-pane.tsx'
import { QueryView } from '../components/query-view.tsx'
import { formatQuantity } from '../format/format-number.ts'
import { matchesSearch } from '../format/matches-search.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'

/** Every dataset, found by name. */
export function DatasetList({ openId, onImport }: { openId: string | undefined; onImport: () => void }) {
  const query = useQuery(datasetQueries.list())
  const [search, setSearch] = useState('')
  return (
    <ListPane title="Datasets" addLabel="Import a dataset" onAdd={onImport} search={search} onSearch={setSearch}>
      <QueryView query={query}>
        {(datasets) => {
          const found = datasets.filter(({ name }) => matchesSearch(name, search))
          if (found.length === 0 && search)
            return (
              <Text c="dimmed" p="xs">
                No dataset has “{search}” in its name.
              </Text>
            )
          return found.map(({ id, name, rowCount, columns }) => (
            <ListItem
              key={id}
              title={name}
              detail={`${formatQuantity(rowCount, 'row')} · ${formatQuantity(columns.length, 'column')}`}
              isCurrent={id === openId}
              to="/datasets/$datasetId"
              params={{ datasetId: id }}
            />
          ))
        }}
      </QueryView>
    </ListPane>
  )
}
