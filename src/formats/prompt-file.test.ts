import { expect, test } from 'vitest'
import { isExperimentText, readPromptFile } from './prompt-file.ts'

test('reads a prompt as data, and any other text as one message', () => {
  const yaml = 'messages:\n  - { role: system, content: "Be brief." }\nvariables: { n: { type: number, default: 3 } }\n'
  expect(readPromptFile(yaml, 'p.yaml')).toMatchObject({ variables: { n: { type: 'number', default: 3 } } })
  expect(readPromptFile('Say {{ word }}.', 'p.jinja')).toEqual({
    messages: [{ role: 'user', content: 'Say {{ word }}.' }],
  })
  expect(readPromptFile('مرحبا 🌍', 'p.txt').messages[0]?.content).toBe('مرحبا 🌍')
})

test.each([
  ['messages:\n  - role: user\n   content: x', 'p.yaml', 'The YAML is broken in p.yaml at line 3, column 1'],
  ['messages:\n  - { role: wizard, content: x }', 'p.yml', '"messages.0.role" of the prompt is not right in p.yml'],
  ['[1, 2]', 'p.json', 'The prompt is not right in p.json: write "messages:"'],
  ['x'.repeat(1_000_001), 'p.txt', '"messages.0.content" of the prompt is not right in p.txt'],
  ['x'.repeat(10_000_000), 'p.txt', 'The file is larger than 8 MB in p.txt'],
])('says where a file is wrong', (text, name, message) => {
  expect(() => readPromptFile(text, name)).toThrow(message)
})

test('tells an experiment from a prompt', () => {
  expect(isExperimentText('assay: 1\nname: x', 'e.yaml')).toBe(true)
  expect(isExperimentText('messages: []', 'p.yaml')).toBe(false)
  expect(isExperimentText('assay: 1', 'p.txt')).toBe(false)
})
