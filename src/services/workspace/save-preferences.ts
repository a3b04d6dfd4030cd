import type { Preferences } from '../../contract/workspace.ts'
import { localConnectionId } from '../../core/models/model-id.ts'
import type { ServiceContext } from '../api/context.ts'
import { readPreferences, writePreferences } from './preferences.ts'

/** Keeps preferences; the local runtime starts anew when its own have changed. */
export function savePreferences(
  { stores, backends, events }: Pick<ServiceContext, 'stores' | 'backends' | 'events'>,
  preferences: Preferences,
): Preferences {
  const before = readPreferences(stores.settings)
  writePreferences(stores.settings, preferences)
  if (before.gpu !== preferences.gpu || before.threads !== preferences.threads) {
    backends.replace(localConnectionId)
    events.publish({ type: 'changed', what: 'runtime' })
  }
  events.publish({ type: 'changed', what: 'preferences' })
  return preferences
}
