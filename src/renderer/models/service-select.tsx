import { Select } from '@mantine/core'
import { type ConnectionPreset, connectionPresets, findConnectionPreset } from '../../core/models/connection-presets.ts'

/** Any server that is compatible with OpenAI's API. */
const anyServer = 'any'

const choices = [
  { value: anyServer, label: 'Any OpenAI-compatible server' },
  ...connectionPresets.map(({ id, title }) => ({ value: id, label: title })),
]

/** Which service to connect to; undefined is any server that is compatible with OpenAI's API. */
export function ServiceSelect({
  preset,
  onChoose,
}: {
  preset: ConnectionPreset | undefined
  onChoose: (preset: ConnectionPreset | undefined) => void
}) {
  return (
    <Select
      label="Service"
      data={choices}
      value={preset?.id ?? anyServer}
      allowDeselect={false}
      searchable
      onChange={(id) => onChoose(findConnectionPreset(id ?? anyServer))}
    />
  )
}
