import { Group, NumberInput, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CostGroup } from '../../contract/costs.ts'
import type { Preferences } from '../../contract/workspace.ts'
import { Figure } from '../components/figure.tsx'
import { QueryView } from '../components/query-view.tsx'
import { formatCost } from '../format/format-cost.ts'
import { costQueries } from '../queries/cost-queries.ts'
import { useSavePreferences } from '../queries/use-save-preferences.ts'
import { SettingsSection } from '../settings/settings-section.tsx'
import { CostTable } from './cost-table.tsx'

const groups: { value: CostGroup; label: string }[] = [
  { value: 'model', label: 'Model' },
  { value: 'prompt', label: 'Prompt' },
  { value: 'connection', label: 'Connection' },
  { value: 'run', label: 'Run' },
  { value: 'day', label: 'Day' },
]

const days = 30

/** What was spent, what may be spent in a month, and on what it went. */
export function CostSettings({ preferences }: { preferences: Preferences }) {
  const save = useSavePreferences()
  const [by, setBy] = useState<CostGroup>('model')
  const query = useQuery({ ...costQueries.list(by, days), refetchOnMount: 'always' })
  return (
    <SettingsSection title="Costs">
      <Group justify="space-between" align="flex-end">
        <Figure label="Spent this month" value={formatCost(query.data?.spentThisMonthUsd)} />
        <NumberInput
          label="Cap for a month"
          description="runs stand still before they pass it"
          placeholder="none"
          prefix="$"
          min={0}
          decimalScale={2}
          w={220}
          key={preferences.monthlyCapUsd}
          defaultValue={preferences.monthlyCapUsd ?? ''}
          onBlur={(event) => {
            const monthlyCapUsd = Number(event.currentTarget.value.replace('$', '')) || null
            if (monthlyCapUsd !== preferences.monthlyCapUsd) save({ monthlyCapUsd })
          }}
        />
      </Group>
      <SegmentedControl
        aria-label="Add up by"
        data={groups}
        value={by}
        onChange={(value) => setBy(groups.find((group) => group.value === value)?.value ?? 'model')}
      />
      <QueryView query={query}>{({ lines }) => <CostTable lines={lines} days={days} />}</QueryView>
    </SettingsSection>
  )
}
