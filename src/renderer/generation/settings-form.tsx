import { NumberInput, SimpleGrid, TagsInput } from '@mantine/core'
import type { Settings } from '../../core/settings.ts'

type NumberSetting = Exclude<keyof Settings, 'stop'>

interface Field {
  name: NumberSetting
  label: string
  description: string
  min: number
  max?: number
  step: number
  digits?: number
}

const fields: readonly Field[] = [
  { name: 'temperature', label: 'Temperature', description: '0 is greedy', min: 0, max: 2, step: 0.1, digits: 2 },
  { name: 'maxTokens', label: 'Max tokens', description: 'longest answer', min: 1, max: 1_000_000, step: 16 },
  { name: 'topP', label: 'Top P', description: '1 keeps all', min: 0.01, max: 1, step: 0.05, digits: 3 },
  { name: 'topK', label: 'Top K', description: '0 keeps all', min: 0, step: 1 },
  { name: 'minP', label: 'Min P', description: '0 keeps all', min: 0, max: 1, step: 0.01, digits: 3 },
  { name: 'seed', label: 'Seed', description: 'same seed, same draw', min: 0, max: 4_294_967_295, step: 1 },
]

/** Generation settings; an empty field leaves the backend's default. */
export function SettingsForm({
  settings,
  onChange,
  columns = 2,
}: {
  settings: Settings
  onChange: (settings: Settings) => void
  columns?: number
}) {
  const change = <K extends keyof Settings>(name: K, value: Settings[K] | undefined): void => {
    const { [name]: _old, ...rest } = settings
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return (
    <SimpleGrid cols={columns} spacing="sm" verticalSpacing="xs">
      {fields.map(({ name, label, description, min, max, step, digits = 0 }) => (
        <NumberInput
          key={name}
          label={label}
          description={description}
          placeholder="default"
          min={min}
          {...(max === undefined ? {} : { max })}
          step={step}
          decimalScale={digits}
          clampBehavior="strict"
          value={settings[name] ?? ''}
          onChange={(value) => change(name, typeof value === 'number' ? value : undefined)}
        />
      ))}
      <TagsInput
        label="Stop"
        description="texts that end the answer"
        placeholder={settings.stop?.length ? '' : 'none'}
        style={{ gridColumn: '1 / -1' }}
        maxTags={16}
        splitChars={[]}
        value={settings.stop ?? []}
        onChange={(stop) => change('stop', stop.length > 0 ? stop : undefined)}
      />
    </SimpleGrid>
  )
}
