import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExperimentSummary } from '../../contract/experiments.ts'
import { ListItem } from '../components/list-item.tsx'
import { ListPane } from '../components/list-pane.tsx'
import { QueryView } from '../components/query-view.tsx'
import { ExperimentDetailLine } from './experiment-detail-line.tsx'
import { matchesSearch } from './matches-search.ts'

/** The experiments by name, each with its verdict in a word. */
export function ExperimentList({
  query,
  currentId,
  onNew,
}: {
  query: UseQueryResult<ExperimentSummary[]>
  currentId: string | undefined
  onNew: () => void
}) {
  const [search, setSearch] = useState('')
  return (
    <ListPane title="Experiments" addLabel="New experiment" onAdd={onNew} search={search} onSearch={setSearch}>
      <QueryView query={query}>
        {(experiments) => {
          const found = experiments.filter(({ name, description }) => matchesSearch(search, [name, description]))
          if (found.length === 0) {
            return (
              <Text c="dimmed" p="xs">
                {experiments.length === 0 ? 'None yet.' : `Nothing matches “${search.trim()}”.`}
              </Text>
            )
          }
          return found.map((experiment) => (
            <ListItem
              key={experiment.id}
              title={experiment.name}
              detail={<ExperimentDetailLine experiment={experiment} />}
              isCurrent={experiment.id === currentId}
              to="/experiments/$experimentId"
              params={{ experimentId: experiment.id }}
            />
          ))
        }}
      </QueryView>
    </ListPane>
  )
}
