import { settingFields } from '../../core/setting-fields.ts'
import type { Settings } from '../../core/settings.ts'

/** Settings in short phrases, those that are set: `temperature 0`, `max tokens 24`. */
export function settingsWords(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => {
    const title = settingFields.find((field) => field.name === name)?.title ?? name
    // Abbreviations stay as they are: XTC, JSON.
    const words = title.replaceAll(/\b[A-Z](?![A-Z])/g, (letter) => letter.toLowerCase())
    return value === true ? words : `${words} ${valueWords(value)}`.trim()
  })
}

/** A schema and a grammar are too long to be shown; that there is one is what counts. */
function valueWords(value: Settings[keyof Settings]): string {
  if (Array.isArray(value)) return value.map((text) => JSON.stringify(text)).join(' ')
  return typeof value === 'object' || typeof value === 'string' ? '' : String(value)
}
