import { expect, test } from 'vitest'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { renderPrompt } from './render-prompt.ts'

const content: PromptContent = {
  messages: [
    {
      role: 'user',
      content:
        '{% for example in examples %}{{ example.review }} is {{ example.expected }}. {% endfor %}{{ review }} {{ tone }}',
    },
  ],
  variables: { tone: { type: 'text', default: 'calm' } },
  examples: {
    source: {
      kind: 'table',
      rows: [
        { variables: { review: 'Great' }, expected: 'good' },
        { variables: { review: 'Awful' }, expected: 'bad' },
      ],
    },
    count: 1,
  },
}

test('examples and defaults are there, and the row goes before the defaults', () => {
  expect(renderPrompt(content, { review: 'Fine' })[0]?.content).toBe('Great is good. Fine calm')
  expect(renderPrompt(content, { review: 'Fine', tone: 'loud' })[0]?.content).toBe('Great is good. Fine loud')
})
