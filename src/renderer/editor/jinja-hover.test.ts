import { expect, test } from 'vitest'
import { noFacts } from './editor-facts.ts'
import { aboutVariable, partialAt } from './jinja-hover.ts'

test('says what is declared of a variable and what the row has', () => {
  const facts = {
    ...noFacts,
    declarations: { tone: { type: 'text' as const, description: 'How it *sounds*', default: 'calm' } },
    row: { tone: 'a ``` b', price: 3 },
  }
  const about = aboutVariable('tone', facts).join('\n')
  expect(about).toContain('**tone**: text')
  expect(about).toContain('How it \\*sounds\\*')
  expect(about).toContain('````text\na ``` b\n````')
  expect(aboutVariable('price', facts)).toEqual(['**price**: not declared', 'In this row: \n\n```text\n3\n```'])
  expect(aboutVariable('other', facts)).toEqual([])
})

test('finds the partial under the cursor', () => {
  const line = 'Say {{ partial("my tone", "v3") }} now'
  expect(partialAt(line, 20)).toEqual({ name: 'my tone', version: 'v3' })
  expect(partialAt(line, 2)).toBeUndefined()
  expect(partialAt('partial(name)', 3)).toBeUndefined()
})
