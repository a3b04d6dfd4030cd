import { describe, expect, test } from 'vitest'
import { compileJsonSchema } from './compile-json-schema.ts'
import { jsonSchema } from './json-schema.ts'

const person = {
  type: 'object',
  required: ['name', 'mail'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    mail: { type: 'string', format: 'email' },
    age: { type: 'integer' },
  },
}

function scoreOf(answer: string, options: object) {
  return jsonSchema.score({ answer, output: answer, variables: {} }, jsonSchema.options.parse(options))
}

describe('the metric', () => {
  test.each([
    ['{"name": "Ann", "mail": "ann@example.org"}', 1],
    ['{"name": "Ann", "mail": "ann at example"}', 0],
    ['{"name": "Ann", "mail": "ann@example.org", "age": 1.5}', 0],
    ['{"name": "Ann"}', 0],
    ['{"name": "Ann", "mail": "ann@example.org", "extra": 1}', 0],
    ['[]', 0],
    ['no JSON', 0],
  ])('%s scores %i', (answer, value) => {
    expect(scoreOf(answer, { schema: person }).value).toBe(value)
  })

  test('says what is wrong and where', () => {
    expect(scoreOf('{"name": "", "mail": "a@b.c"}', { schema: person }).reason).toBe(
      '/name must NOT have fewer than 1 characters',
    )
  })

  test('accepts a fence where asked to', () => {
    const answer = '```json\n{"name": "Ann", "mail": "ann@example.org"}\n```'
    expect(scoreOf(answer, { schema: person }).value).toBe(0)
    expect(scoreOf(answer, { schema: person, stripFences: true }).value).toBe(1)
  })

  test('refuses a broken schema with its options', () => {
    const result = jsonSchema.options.safeParse({ schema: { type: 'objekt' } })
    expect(result.error?.issues[0]).toMatchObject({ path: ['schema'], message: expect.stringContaining('type') })
  })

  test('refuses a schema that is too large or circular', () => {
    const circular: Record<string, unknown> = {}
    circular['properties'] = circular
    expect(jsonSchema.options.safeParse({ schema: circular }).success).toBe(false)
    expect(jsonSchema.options.safeParse({ schema: { description: 'x'.repeat(200_000) } }).success).toBe(false)
  })
})

describe('compileJsonSchema', () => {
  test.each([
    ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [{ type: 'string' }] }, [1]],
    ['https://json-schema.org/draft/2019-09/schema', { dependentRequired: { a: ['b'] } }, { a: 1 }],
    ['http://json-schema.org/draft-07/schema#', { items: [{ type: 'string' }] }, [1]],
  ])('follows %s', ($schema, keywords, value) => {
    expect(compileJsonSchema({ $schema, ...keywords })(value)).toBeTypeOf('string')
  })

  test.each([
    [{ $ref: 'https://example.org/schema.json' }, 'resolve reference'],
    [{ $async: true, type: 'object' }, '$async'],
    [{ type: 'string', pattern: '(' }, 'missing closing )'],
    [{ type: 'string', pattern: '(?=a)' }, 'looks ahead'],
    [{ $schema: 'https://example.org/my-draft' }, 'my-draft'],
  ])('refuses %j as bad-input', (schema, why) => {
    expect(() => compileJsonSchema(schema)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(why) }),
    )
  })

  test('compiles equal schemas once', () => {
    expect(compileJsonSchema({ type: 'string', minLength: 3 })).toBe(
      compileJsonSchema({ minLength: 3, type: 'string' }),
    )
  })

  test('ends on a pattern and a text made to explode', () => {
    expect(compileJsonSchema({ type: 'string', pattern: '^(a+)+$' })(`${'a'.repeat(10_000)}!`)).toContain('pattern')
  })

  test('keeps the ids of one schema from another', () => {
    const schema = { $id: 'https://example.org/same', type: 'string' }
    expect(compileJsonSchema(schema)('x')).toBeUndefined()
    expect(compileJsonSchema({ ...schema, type: 'number' })('x')).toBeTypeOf('string')
  })

  test('treats keys of the answer as data', () => {
    const check = compileJsonSchema({ type: 'object', properties: {}, additionalProperties: false })
    expect(check(JSON.parse('{"__proto__": {"polluted": true}}'))).toBeTypeOf('string')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
