import type { Settings } from '../../core/settings.ts'
import type { LossList } from './loss.ts'

/** What a tool calls some of our settings. */
export type SettingNames = Partial<Record<keyof Settings, string>>

/** OpenAI's own names; `max_completion_tokens` is what its newer models take. */
export const openAiNames: SettingNames = {
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  topP: 'top_p',
  seed: 'seed',
  stop: 'stop',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
}

/** Settings under a tool's names, in the order of the names; those that it has no name for are lost, `handled` ones apart. */
export function writeSettings(
  settings: Settings,
  names: SettingNames,
  losses: LossList,
  handled: readonly (keyof Settings)[] = [],
): Record<string, unknown> {
  const written: Record<string, unknown> = {}
  for (const [key, name] of Object.entries(names)) {
    const value = settings[key as keyof Settings]
    if (value !== undefined) written[name] = value
  }
  for (const key of Object.keys(settings) as (keyof Settings)[]) {
    if (settings[key] === undefined || names[key] !== undefined || handled.includes(key)) continue
    losses.add(`the setting "${key}"`, 'settings', 'the format has no place for it')
  }
  return written
}
