import { expect, test } from 'vitest'
import { promptVariables } from './prompt-variables.ts'

test('names each variable once, whatever is broken beside it', () => {
  const names = promptVariables([
    { role: 'system', content: 'Be {{ tone }}.' },
    { role: 'user', content: '{% for e in examples %}{{ e.text }}{% endfor %}{{ text }} {{ tone }}' },
    { role: 'user', content: '{{ broken' },
  ])
  expect(names).toEqual(['tone', 'examples', 'text'])
})
