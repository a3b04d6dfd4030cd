import { expect, test } from 'vitest'
import { settingsWords } from './settings-words.ts'

test('names the settings that are set, 0 among them', () => {
  expect(settingsWords({ temperature: 0, maxTokens: 24, stop: ['\n'] })).toEqual(['temperature 0', 'max tokens 24', 'stop "\\n"'])
  expect(settingsWords({})).toEqual([])
})
