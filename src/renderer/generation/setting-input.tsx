import { NumberInput, Switch, TagsInput, Textarea } from '@mantine/core'
import type { SettingField } from '../../core/setting-fields.ts'
import type { Settings } from '../../core/settings.ts'
import { SchemaInput } from './schema-input.tsx'

const wide = { gridColumn: '1 / -1' }
const mono = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }

/** The input of one setting, by the kind of its value. */
export function SettingInput({
  field,
  settings,
  onChange,
}: {
  field: SettingField
  settings: Settings
  onChange: <K extends keyof Settings>(name: K, value: Settings[K] | undefined) => void
}) {
  const { name, title, minimum, maximum, step } = field
  const description = field.isLocalOnly ? `${field.description} (local models only)` : field.description
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const value = settings[name]
      const isWhole = field.kind === 'integer'
      const least = minimum !== undefined && field.isAboveMinimum ? minimum + step / 10 : minimum
      return (
        <NumberInput
          label={title}
          description={description}
          placeholder="default"
          {...(least === undefined ? {} : { min: least })}
          {...(maximum === undefined ? {} : { max: maximum })}
          step={step}
          decimalScale={isWhole ? 0 : 3}
          clampBehavior="strict"
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(name, typeof typed === 'number' ? typed : undefined)}
        />
      )
    }
    case 'boolean':
      return (
        <Switch
          style={wide}
          label={title}
          description={description}
          checked={settings[name] === true}
          onChange={(event) => onChange(name, event.currentTarget.checked ? true : undefined)}
        />
      )
    case 'texts':
      return (
        <TagsInput
          label={title}
          description={description}
          placeholder={settings.stop?.length ? '' : 'none'}
          style={wide}
          maxTags={16}
          splitChars={[]}
          value={settings.stop ?? []}
          onChange={(stop) => onChange('stop', stop.length > 0 ? stop : undefined)}
        />
      )
    case 'json':
      return (
        <SchemaInput
          title={title}
          description={description}
          value={settings.jsonSchema}
          onChange={(schema) => onChange('jsonSchema', schema)}
        />
      )
    case 'text':
      return (
        <Textarea
          label={title}
          description={description}
          placeholder={'root ::= "yes" | "no"'}
          style={wide}
          styles={mono}
          autosize
          minRows={2}
          maxRows={8}
          value={settings.grammar ?? ''}
          onChange={({ currentTarget: { value } }) => onChange('grammar', value === '' ? undefined : value)}
        />
      )
  }
}
