import { expect, test } from 'vitest'
import { settingsWords } from './settings-words.ts'

test('names the settings that are set, 0 among them', () => {
  expect(settingsWords({ temperature: 0, maxTokens: 24, topP: 0.9, stop: ['\n'] })).toEqual([
    'temperature 0',
    'max tokens 24',
    'top p 0.9',
    'stop "\\n"',
  ])
  expect(settingsWords({})).toEqual([])
})

test('says switches in words and long values by their name', () => {
  const jsonSchema = { type: 'object', properties: { sentiment: {} } }
  expect(settingsWords({ isDeterministic: true, jsonSchema, xtcProbability: 0.5 })).toEqual([
    'deterministic',
    'JSON schema',
    'XTC probability 0.5',
  ])
})
