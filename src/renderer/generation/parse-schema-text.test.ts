import { expect, test } from 'vitest'
import { parseSchemaText } from './parse-schema-text.ts'

test('reads a schema, and nothing as none', () => {
  expect(parseSchemaText('{"type": "object"}')).toEqual({ schema: { type: 'object' } })
  expect(parseSchemaText('  ')).toEqual({ schema: undefined })
})

test.each(['{"type": ', '[1]', '"text"'])('says why %s is none', (text) => {
  expect(parseSchemaText(text)).toEqual({ problem: expect.any(String) as string })
})
