import { NumberInput, SegmentedControl, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { type Preferences, preferencesSchema } from '../../contract/workspace.ts'
import { useSavePreferences } from '../queries/use-save-preferences.ts'
import { SettingsSection } from './settings-section.tsx'

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const devices = [
  { value: 'auto', label: 'Choose by itself' },
  { value: 'cpu', label: 'CPU only' },
  { value: 'cuda', label: 'CUDA' },
  { value: 'vulkan', label: 'Vulkan' },
  { value: 'metal', label: 'Metal' },
]

/** Preferences that a person sets; each is saved when it is changed. */
export function PreferenceSettings({ preferences }: { preferences: Preferences }) {
  const save = useSavePreferences()
  return (
    <>
      <SettingsSection title="You and the window">
        <TextInput
          label="Author"
          description="stands in the versions that you commit"
          maxLength={120}
          key={preferences.author}
          defaultValue={preferences.author}
          onBlur={(event) => {
            const author = event.currentTarget.value.trim()
            if (author !== preferences.author) save({ author })
          }}
        />
        <div>
          <Text fw={500} mb={4} id="theme-choice">
            Theme
          </Text>
          <SegmentedControl
            aria-labelledby="theme-choice"
            data={themes}
            value={preferences.theme}
            onChange={(theme) => save({ theme: preferencesSchema.shape.theme.parse(theme) })}
          />
        </div>
      </SettingsSection>
      <SettingsSection title="Local runtime">
        <SimpleGrid cols={2}>
          <NumberInput
            label="Threads"
            description="empty takes the physical cores less one"
            placeholder="by itself"
            min={1}
            max={256}
            allowDecimal={false}
            clampBehavior="strict"
            key={preferences.threads}
            defaultValue={preferences.threads ?? ''}
            onBlur={(event) => {
              const threads = Number(event.currentTarget.value) || null
              if (threads !== preferences.threads) save({ threads })
            }}
          />
          <Select
            label="Device"
            description="where local models run"
            data={devices}
            allowDeselect={false}
            value={preferences.gpu}
            onChange={(gpu) => gpu && save({ gpu: preferencesSchema.shape.gpu.parse(gpu) })}
          />
        </SimpleGrid>
        <Text c="dimmed">Holds from the next time a model is loaded.</Text>
      </SettingsSection>
    </>
  )
}
