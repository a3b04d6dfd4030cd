import { expect, test } from 'vitest'
import { convertValue, parseTyped, typeOfValues } from './column-type.ts'

test('a column has the type of its values, and JSON where they differ', () => {
  expect(typeOfValues(['a', null, undefined])).toBe('text')
  expect(typeOfValues([1, null, 2.5])).toBe('number')
  expect(typeOfValues([true, false])).toBe('boolean')
  expect(typeOfValues([['a'], { b: 1 }])).toBe('json')
  expect(typeOfValues([1, 'a'])).toBe('json')
  expect(typeOfValues([])).toBe('text')
})

test.each([
  ['007', 'text', { value: '007' }],
  ['', 'text', { value: '' }],
  [' 3.5 ', 'number', { value: 3.5 }],
  ['', 'number', { value: null }],
  ['TRUE', 'boolean', { value: true }],
  ['{"a":[1]}', 'json', { value: { a: [1] } }],
] as const)('%j as %s', (text, type, value) => {
  expect(parseTyped(text, type)).toEqual(value)
})

test.each([
  ['six', 'number', '“six” is not a number: write one such as 3.5, or make the column text.'],
  ['0x10', 'number', 'is not a number'],
  ['Infinity', 'number', 'is not a number'],
  ['yes', 'boolean', 'neither true nor false'],
  ['{a}', 'json', 'is not JSON'],
] as const)('refuses %j as %s in one sentence', (text, type, problem) => {
  expect(parseTyped(text, type)).toEqual({ problem: expect.stringContaining(problem) as string })
})

test('values change their type when their column does', () => {
  expect(convertValue('5', 'number')).toEqual({ value: 5 })
  expect(convertValue(5, 'text')).toEqual({ value: '5' })
  expect(convertValue({ b: 1 }, 'text')).toEqual({ value: '{"b":1}' })
  expect(convertValue('x', 'json')).toEqual({ value: 'x' })
})
