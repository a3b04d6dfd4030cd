import { Accordion, SimpleGrid } from '@mantine/core'
import { settingFields, type SettingField } from '../../core/setting-fields.ts'
import type { Settings } from '../../core/settings.ts'
import { SettingInput } from './setting-input.tsx'

/** The groups that are folded away until they are wanted. */
const foldedGroups: readonly { group: SettingField['group']; title: string }[] = [
  { group: 'penalties', title: 'Penalties for repetition' },
  { group: 'exclusion', title: 'Exclude top choices (XTC)' },
  { group: 'output', title: 'Shape of the answer' },
]

const fieldsOf = (group: SettingField['group']) => settingFields.filter((field) => field.group === group)

/** Generation settings; an empty field leaves the backend's default. Groups that hold a value are open at first. */
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
  const inputs = (group: SettingField['group']) => (
    <SimpleGrid cols={columns} spacing="sm" verticalSpacing="xs" style={{ alignItems: 'end' }}>
      {fieldsOf(group).map((field) => (
        <SettingInput key={field.name} field={field} settings={settings} onChange={change} />
      ))}
    </SimpleGrid>
  )
  const isUsed = (group: SettingField['group']) => fieldsOf(group).some(({ name }) => settings[name] !== undefined)
  return (
    <>
      {inputs('sampling')}
      <Accordion
        multiple
        mt="sm"
        defaultValue={foldedGroups.map(({ group }) => group).filter(isUsed)}
        styles={{ control: { paddingInline: 0 }, content: { paddingInline: 0 } }}
      >
        {foldedGroups.map(({ group, title }) => (
          <Accordion.Item key={group} value={group}>
            <Accordion.Control>{title}</Accordion.Control>
            <Accordion.Panel>{inputs(group)}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  )
}
