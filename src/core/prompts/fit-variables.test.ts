import { expect, test } from 'vitest'
import { fitVariables } from './fit-variables.ts'
import { variableDeclarationsSchema } from './variable-declaration.ts'

const fit = (declared: object, variables: Record<string, unknown>) =>
  fitVariables(variableDeclarationsSchema.parse(declared), variables, 'row 3')

test('reads the texts of a table by the declared types', () => {
  const declared = {
    price: { type: 'number' },
    isNew: { type: 'boolean' },
    tags: { type: 'list' },
    maker: { type: 'object' },
    name: {},
  }
  expect(fit(declared, { price: ' 3.5 ', isNew: 'Yes', tags: '["a", 1]', maker: '{"name":"Ada"}', name: 7 })).toEqual({
    price: 3.5,
    isNew: true,
    tags: ['a', 1],
    maker: { name: 'Ada' },
    name: '7',
  })
})

test('takes the default where a row brings nothing, and lets an empty text be one', () => {
  const declared = { count: { type: 'number', default: '2' }, tone: { default: 'calm' } }
  expect(fit(declared, { count: '' })).toEqual({ count: 2, tone: 'calm' })
  expect(fit(declared, { count: null, tone: '' })).toEqual({ count: 2, tone: '' })
  expect(fit({ tone: {} }, { other: 1 })).toEqual({ other: 1 })
})

test.each([
  [
    { price: { type: 'number' } },
    { price: 'cheap' },
    'The variable "price" is "cheap", which is not a number in row 3: change the value, or the declared type.',
  ],
  [
    { id: { type: 'number' } },
    { id: '12345678901234567890' },
    'The variable "id" is "12345678901234567890", which is too large to be kept exactly as a number in row 3: change the value, or the declared type.',
  ],
  [
    { tags: { type: 'list' } },
    { tags: 'a, b' },
    'The variable "tags" is "a, b", which is not a list (as JSON) in row 3: change the value, or the declared type.',
  ],
  [
    { on: { type: 'boolean' } },
    { on: 'maybe' },
    'The variable "on" is "maybe", which is not a boolean (true or false) in row 3: change the value, or the declared type.',
  ],
  [
    { text: {} },
    { text: ['a'] },
    'The variable "text" is ["a"], which is not a text in row 3: change the value, or the declared type.',
  ],
  [
    { n: { type: 'number', default: 'x' } },
    {},
    'The default of the variable "n" is "x", which is not a number in row 3: change the default, or the declared type.',
  ],
])('says which value does not fit: %j', (declared, variables, message) => {
  expect(() => fit(declared, variables)).toThrow(expect.objectContaining({ code: 'bad-input', message }))
})

test('a name of the language of objects is a name like any other', () => {
  const declared = JSON.parse('{"__proto__": {"type": "number", "default": 1}}') as object
  const fitted = fit(declared, { constructor: 'x' })
  expect(Object.getPrototypeOf(fitted)).toBe(Object.prototype)
})
