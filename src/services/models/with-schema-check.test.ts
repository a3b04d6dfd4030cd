import { expect, it } from 'vitest'
import { createFakeBackend } from '../../backends/fake/index.ts'
import { collectEvents, endOf, failureOf } from '../../backends/testing/conformance.ts'
import type { Settings } from '../../core/settings.ts'
import { withSchemaCheck } from './with-schema-check.ts'

const jsonSchema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }

async function fingerprintOf(answer: string, settings: Settings) {
  const backend = withSchemaCheck(createFakeBackend({ answer: () => answer }))
  return endOf(await collectEvents(backend, { model: { name: 'm' }, messages: [], settings })).fingerprint
}

it.each([
  ['{"n": 1}', true],
  ['{"n": 1.5}', false],
  ['{"n": 1', false],
  ['', false],
])('says whether %s matches the schema', async (answer, matchesSchema) => {
  expect(await fingerprintOf(answer, { jsonSchema })).toMatchObject({ backend: 'fake', matchesSchema })
})

it('says nothing where no schema was asked for', async () => {
  expect(await fingerprintOf('{"n": 1}', {})).not.toHaveProperty('matchesSchema')
})

it('refuses a broken schema before anything is asked', async () => {
  const fake = createFakeBackend()
  const settings = { jsonSchema: { type: 'thing' } }
  const ask = () => collectEvents(withSchemaCheck(fake), { model: { name: 'm' }, messages: [], settings })
  expect((await failureOf(ask)).code).toBe('bad-input')
  expect(fake.requests).toBe(0)
})
