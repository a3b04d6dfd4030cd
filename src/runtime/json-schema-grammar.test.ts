import type { Llama } from 'node-llama-cpp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jsonSchemaToGrammar } from '../core/grammars/json-schema-to-grammar.ts'
import { compileJsonSchema } from '../core/metrics/compile-json-schema.ts'
import { importLlamaLibrary } from './llama-library.ts'

/*
 * Grammars are made in the core, and read here by llama.cpp itself: whether a text follows one is what its own parser
 * says, through a method that node-llama-cpp has for its own tests.
 */
let llama: Llama

beforeAll(async () => {
  const { getLlama } = await importLlamaLibrary()
  llama = await getLlama({ gpu: false, build: 'never' })
})
afterAll(() => llama.dispose())

async function matcherOf(schema: Record<string, unknown>): Promise<(text: string) => boolean> {
  const grammar = await llama.createGrammar({ grammar: jsonSchemaToGrammar(schema) })
  return (text) => (grammar as unknown as { _testText(text: string): boolean })._testText(text)
}

const node = {
  $defs: {
    node: {
      type: 'object',
      required: ['value'],
      properties: { value: { type: 'integer' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
    },
  },
  $ref: '#/$defs/node',
}
const list = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $defs: { list: { type: 'array', prefixItems: [{ const: 1 }], items: { $ref: '#/$defs/list' } } },
  $ref: '#/$defs/list',
}
const review = {
  type: 'object',
  required: ['mark', 'why'],
  properties: {
    mark: { type: 'integer', minimum: -1, maximum: 5 },
    who: { type: 'string', maxLength: 3 },
    why: { type: ['string', 'null'] },
  },
}

it.each<[name: string, schema: Record<string, unknown>, follow: string[], break_: string[]]>([
  [
    'an object with optional properties',
    review,
    ['{"mark":-1,"why":null}', '{"mark": 5, "why": "so", "who": "xyz"}', '{\n  "mark": 1,\n  "why": ""\n}'],
    ['{"mark":6,"why":""}', '{"mark":1}', '{"mark":1,"why":"","who":"long"}', '{"mark":1,"why":"","more":1}'],
  ],
  [
    'an object without required properties',
    { properties: { a: { type: 'boolean' }, b: { enum: ['x', 1, null, { y: '"' }] }, c: { const: 'é\\' } } },
    ['{}', '{"a":true}', '{"b":"x"}', '{"a":false, "c":"é\\\\"}', '{"b":{"y":"\\""}, "c":"é\\\\"}'],
    ['{"b":2}', '{"a":1}', '{,"b":1}'],
  ],
  ['an object of any properties', { type: 'object' }, ['{}', '{"any": [1, {"b": null}]}'], ['[]', '{1:2}']],
  [
    'further properties of one type',
    { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: { type: 'integer' } },
    ['{}', '{"a":null,"x":1,"y":2}', '{"x":1}'],
    ['{"x":"s"}', '{"a":"s"}'],
  ],
  [
    'a bounded array',
    { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    ['["a"]', '["a", "b"]'],
    ['[]', '["a","b","c"]', '[1]'],
  ],
  ['an array with leading items', list, ['[1]', '[1,[1]]'], ['[]', '[1,2]']],
  [
    'an array that ends after its leading items',
    { type: 'array', items: [{ type: 'null' }], additionalItems: false },
    ['[null]'],
    ['[]', '[null,1]'],
  ],
  [
    'a schema that holds itself',
    node,
    ['{"value":1}', '{"value":1,"next":{"value":2,"next":null}}'],
    ['{"value":1,"next":3}'],
  ],
  [
    'a format',
    { type: 'string', format: 'date-time' },
    ['"2026-11-23T02:10:00Z"'],
    ['"2026-13-01T00:00:00Z"', '"today"'],
  ],
  ['a string of any characters', { type: 'string' }, ['"é\\u00e9 \\n 😀"'], ['"a\nb"', 'a']],
  ['a whole number', { type: 'integer' }, ['0', '-12'], ['6594404840404804E6599', '01', '1.5']],
  ['anything', {}, ['{"a":[1,{"b":null}]}', '"x"', '-0.5', '1e3'], ['no', '']],
])('makes a grammar of %s', async (_name, schema, follow, breaks) => {
  const follows = await matcherOf(schema)
  for (const text of follow) {
    expect({ text, follows: follows(text) }).toEqual({ text, follows: true })
    expect(compileJsonSchema(schema)(JSON.parse(text))).toBeUndefined()
  }
  for (const text of breaks) expect({ text, follows: follows(text) }).toEqual({ text, follows: false })
})

it.each([
  [{ type: 'string', pattern: '^a' }, 'pattern in the JSON Schema at #:'],
  [
    { type: 'object', properties: { n: { type: 'number', minimum: 1 } } },
    'minimum in the JSON Schema at #/properties/n:',
  ],
  [{ type: 'integer', minimum: 1 }, 'minimum without maximum'],
  [{ allOf: [{}, {}] }, 'allOf'],
  [{ type: 'object', anyOf: [{}] }, '"type" beside "anyOf"'],
  [{ $ref: 'https://example.org/schema' }, '$ref "https://example.org/schema"'],
  [{ type: 'string', format: 'email' }, 'format "email"'],
  [{ type: 'array', items: { not: {} } }, 'not in the JSON Schema at #/items:'],
  [
    { type: 'object', required: ['constructor'], properties: { a: false } },
    'false in the JSON Schema at #/properties/a:',
  ],
])('refuses %j, naming the keyword and its place', (schema, words) => {
  expect(() => jsonSchemaToGrammar(schema)).toThrow(words)
})
