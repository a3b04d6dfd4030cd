import { expect, test } from 'vitest'
import { missingVariables } from './missing-variables.ts'

const content = (text: string) => ({ messages: [{ role: 'user' as const, content: text }] })

test('names the variables that no column gives, once each', () => {
  expect(missingVariables(content('{{ review }} {{ tone }} {{ tone }}'), ['review'])).toEqual(['tone'])
})

test('leaves out what has a default, and a template that cannot be read', () => {
  expect(missingVariables(content("{{ tone | default('plain') }}"), [])).toEqual([])
  expect(missingVariables(content('{{ tone '), [])).toEqual([])
})
