import { expect, test } from 'vitest'
import { variantWords } from './variant-words.ts'

test('says once what all variants share', () => {
  const words = variantWords([
    { modelId: 'local/starter', settings: { temperature: 0, maxTokens: 24 } },
    { modelId: 'local/starter', settings: { temperature: 0.7, maxTokens: 24 } },
  ])
  expect(words).toEqual({ shared: ['starter model', 'max tokens 24'], own: [['temperature 0'], ['temperature 0.7']] })
})

test('names hosted models with their connection', () => {
  expect(variantWords([{ modelId: 'router/a/b', settings: {} }]).shared).toEqual(['router/a/b'])
})
