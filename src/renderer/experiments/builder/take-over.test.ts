import { expect, test } from 'vitest'
import { takeOver } from './take-over.ts'

const plain = { messages: [{ role: 'user' as const, content: 'x' }] }
const marker = { kind: 'after-marker' as const, marker: 'Answer:' }
const chain = { ...plain, settings: { temperature: 0.7 }, extract: marker, samples: 5 }
const variant = { settings: { temperature: 0, maxTokens: 64 }, extract: { kind: 'whole' as const } }

test('a version brings its settings, extractor and samples', () => {
  expect(takeOver(variant, plain, chain)).toEqual({
    settings: { temperature: 0.7, maxTokens: 64 },
    extract: marker,
    samples: 5,
  })
})

test('what came from the version before goes with it, and what a person chose stays', () => {
  const schema = { type: 'object' }
  const json = { ...plain, settings: { jsonSchema: schema } }
  expect(takeOver({ ...variant, extract: marker, samples: 5 }, chain, plain)).toEqual({
    ...variant,
    samples: undefined,
  })
  expect(takeOver({ ...variant, extract: marker }, plain, plain).extract).toEqual(marker)
  expect(takeOver({ ...variant, settings: { jsonSchema: schema } }, json, plain).settings).toEqual({})
  expect(takeOver({ ...variant, settings: { jsonSchema: schema } }, plain, plain).settings).toEqual({
    jsonSchema: schema,
  })
})
