import { expect, test } from 'vitest'
import { jinjaContext } from './jinja-context.ts'

test('text outside of blocks completes nothing', () => {
  expect(jinjaContext('Classify this')).toBe('text')
  expect(jinjaContext('Classify {{ text }} and ')).toBe('text')
  expect(jinjaContext('{% if x %}yes{% endif %}')).toBe('text')
})

test('an open expression completes names, filters and properties', () => {
  expect(jinjaContext('Review: {{')).toBe('name')
  expect(jinjaContext('Review: {{ te')).toBe('name')
  expect(jinjaContext('{{ labels | jo')).toBe('filter')
  expect(jinjaContext('{{ example.')).toBe('property')
  expect(jinjaContext('{{ labels | join("a ')).toBe('string')
})

test('a statement begins with a keyword and goes on with names', () => {
  expect(jinjaContext('{%')).toBe('statement-start')
  expect(jinjaContext('{%- fo')).toBe('statement-start')
  expect(jinjaContext('{% for e in exa')).toBe('name')
})

test('names of partials and kinds of blocks are completed', () => {
  expect(jinjaContext('{{ partial("my to')).toBe('partial')
  expect(jinjaContext('{{ partial("tone", "v')).toBe('string')
  expect(jinjaContext('{# @out')).toBe('marker')
  expect(jinjaContext('{# @input: na')).toBe('comment')
})

test('a brace in a comment opens nothing', () => {
  expect(jinjaContext('{# {{ ')).toBe('comment')
  expect(jinjaContext('{# {{ #} {{ x')).toBe('name')
})
