import { preferencesSchema, type Preferences } from '../../contract/workspace.ts'
import type { SettingsStore } from '../../storage/settings-store.ts'

const name = 'preferences'

/** What a person set, with defaults for the rest. */
export function readPreferences(settings: SettingsStore): Preferences {
  return settings.get(name, preferencesSchema) ?? preferencesSchema.parse({})
}

export function writePreferences(settings: SettingsStore, preferences: Preferences): void {
  settings.set(name, preferences)
}
