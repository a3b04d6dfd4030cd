import { expect, test } from 'vitest'
import { listMetrics } from '../../../core/metrics/metric-catalogue.ts'
import { optionFields } from './option-fields.ts'

const fieldsOf = (id: string) => optionFields(listMetrics().find((metric) => metric.id === id)?.optionsSchema ?? {})

test('offers every option of every metric, named for people', () => {
  for (const { optionsSchema } of listMetrics()) {
    const fields = optionFields(optionsSchema)
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(optionsSchema['properties'] ?? {}))
    expect(fields.filter(({ title }) => title === '')).toEqual([])
  }
})

test('chooses a field that suits the option', () => {
  const kinds = Object.fromEntries(fieldsOf('number-within').map(({ name, kind }) => [name, kind]))
  expect(kinds).toEqual({
    absolute: 'number',
    relative: 'number',
    take: 'choice',
    decimal: 'choice',
    expected: 'number',
  })
  expect(fieldsOf('exact-match').every(({ kind }) => kind === 'boolean')).toBe(true)
  expect(fieldsOf('json-schema').find(({ name }) => name === 'schema')).toMatchObject({
    kind: 'json',
    isRequired: true,
  })
})

test('reads nothing out of a schema without properties', () => {
  expect(optionFields({ type: 'object' })).toEqual([])
})
