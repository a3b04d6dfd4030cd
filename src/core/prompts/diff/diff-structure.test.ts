import { expect, test } from 'vitest'
import type { PromptContent } from '../prompt-content.ts'
import { diffStructure } from './diff-structure.ts'

const blocks = (...parts: [string, string][]) => parts.map(([kind, text]) => `{# @${kind} #}\n${text}\n`).join('')
const before: PromptContent = {
  messages: [
    { role: 'system', content: 'You are kind.' },
    {
      role: 'user',
      content: blocks(
        ['instruction', 'Mark the review.'],
        ['context', 'Films.'],
        ['input', '{{ text }}'],
        ['output-format', 'Word.'],
      ),
    },
  ],
  settings: { temperature: 0, maxTokens: 8 },
  variables: { text: { type: 'text' } },
  examples: { source: { kind: 'table', rows: [{ variables: { text: 'Fine' }, expected: 'positive' }] }, count: 1 },
}

test('nothing differs between a prompt and itself', () => {
  expect(diffStructure(before, before)).toEqual([])
})

test('names blocks that were added, taken out, changed and moved, and every other part', () => {
  const after: PromptContent = {
    messages: [
      { role: 'system', content: 'You are kind.' },
      {
        role: 'user',
        content: blocks(
          ['input', '{{ text }}'],
          ['instruction', 'Mark the long review.'],
          ['context', 'Films.'],
          ['role', 'A critic.'],
        ),
      },
      { role: 'assistant', content: 'Mark:' },
    ],
    settings: { temperature: 0.7, topP: 1 },
    examples: {
      source: {
        kind: 'table',
        rows: [
          { variables: { text: 'Fine' }, expected: 'positive' },
          { variables: { text: 'Dull' }, expected: 'negative' },
        ],
      },
      count: 2,
    },
    extract: { kind: 'whole' },
  }
  expect(diffStructure(before, after).map(({ part, kind, where }) => `${part} ${kind} ${where}`)).toEqual([
    'block moved message 2 (user), block input',
    'block changed message 2 (user), block instruction',
    'block added message 2 (user), block role',
    'block removed message 2 (user), block output-format',
    'message added message 3 (assistant)',
    'examples changed count',
    'examples added example 2',
    'extract added the extractor',
    'settings removed maxTokens',
    'settings changed temperature',
    'settings added topP',
    'variables removed text',
  ])
  const [, changed] = diffStructure(before, after)
  expect(changed).toMatchObject({ before: 'Mark the review.', after: 'Mark the long review.' })
})

test('a message of another role is said to have been another one', () => {
  const after = {
    ...before,
    messages: [{ role: 'assistant' as const, content: 'You are kind.' }, ...before.messages.slice(1)],
  }
  expect(diffStructure(before, after)).toMatchObject([
    { part: 'message', kind: 'changed', where: 'message 1 (assistant), which was message 1 (system)' },
  ])
})
