import type { Settings } from '../../core/settings.ts'

const titles: Record<keyof Settings, string> = {
  temperature: 'temperature',
  topK: 'top-k',
  topP: 'top-p',
  minP: 'min-p',
  maxTokens: 'max tokens',
  stop: 'stop',
  seed: 'seed',
}

/** Settings in short phrases, those that are set: `temperature 0`, `max tokens 24`. */
export function settingsWords(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => {
    const title = name in titles ? titles[name as keyof Settings] : name
    return `${title} ${Array.isArray(value) ? value.map((text) => JSON.stringify(text)).join(' ') : String(value)}`
  })
}
