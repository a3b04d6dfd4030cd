import { Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { modelQueries } from '../queries/model-queries.ts'
import { modelLabel } from './model-label.ts'

/** Chooses one model of the workspace. */
export function ModelSelect({
  value,
  onChange,
  label = 'Model',
  ...rest
}: { value: string | null; onChange: (modelId: string) => void; label?: string } & Omit<
  SelectProps,
  'data' | 'value' | 'onChange' | 'label'
>) {
  const { data: models = [] } = useQuery(modelQueries.list())
  const groups = [...Map.groupBy(models, ({ connectionId }) => connectionId)].map(([group, members]) => ({
    group: group === 'local' ? 'Local' : group,
    items: members.map((model) => ({ value: model.id, label: modelLabel(model) })),
  }))
  return (
    <Select
      {...rest}
      aria-label={label}
      data={groups}
      value={value}
      searchable={models.length > 8}
      allowDeselect={false}
      nothingFoundMessage="No such model"
      placeholder="Choose a model"
      onChange={(chosen) => {
        if (chosen) onChange(chosen)
      }}
    />
  )
}
