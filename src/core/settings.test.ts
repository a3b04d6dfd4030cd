import { expect, test } from 'vitest'
import { settingFields } from './setting-fields.ts'
import { settingsSchema } from './settings.ts'

test('every setting has a title and one line of help', () => {
  expect(settingFields.map(({ name }) => name)).toEqual(Object.keys(settingsSchema.shape))
  for (const { title, description } of settingFields) {
    expect(title).toMatch(/^[A-Z]/)
    expect(description).toMatch(/^\S.{10,110}$/)
  }
})

test('fields carry the ranges that the schema checks', () => {
  const field = (name: string) => settingFields.find((one) => one.name === name)
  expect(field('temperature')).toMatchObject({ kind: 'number', minimum: 0, maximum: 2, isAboveMinimum: false })
  expect(field('topP')).toMatchObject({ minimum: 0, maximum: 1, isAboveMinimum: true })
  expect(field('topK')).not.toHaveProperty('maximum')
  expect(field('repeatLastN')).toMatchObject({ kind: 'integer', minimum: -1, isLocalOnly: true })
  expect(field('stop')).toMatchObject({ kind: 'texts' })
  expect(field('jsonSchema')).toMatchObject({ kind: 'json', isLocalOnly: false })
})

test.each([
  [{ repeatPenalty: 0 }],
  [{ frequencyPenalty: 2.1 }],
  [{ xtcThreshold: 0.6 }],
  [{ dryAllowedLength: 0 }],
  [{ grammar: '  ' }],
  [{ jsonSchema: { text: 'x'.repeat(200_001) } }],
  [{ mirostat: 1 }],
])('refuses %j', (settings) => {
  expect(settingsSchema.safeParse(settings).success).toBe(false)
})

test('an answer follows a schema or a grammar, not both', () => {
  const jsonSchema = { type: 'object' }
  expect(settingsSchema.parse({ jsonSchema })).toEqual({ jsonSchema })
  const { error } = settingsSchema.safeParse({ jsonSchema, grammar: 'root ::= "a"' })
  expect(error?.issues[0]).toMatchObject({ path: ['grammar'], message: expect.stringContaining('not both') })
})
