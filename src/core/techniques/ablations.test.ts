import { expect, test } from 'vitest'
import type { PromptContent } from '../prompts/prompt-content.ts'
import { renderPrompt } from '../templates/render-prompt.ts'
import { ablations } from './ablations.ts'
import { partEffects } from './part-effects.ts'

const content: PromptContent = {
  messages: [
    { role: 'system', content: '{# @role #}\nYou are terse.\n' },
    {
      role: 'user',
      content:
        '{# @instruction #}\nLabel it.\n\n{# @examples #}\n{% for e in examples %}\n{{ e.text }}={{ e.expected }}\n{% endfor %}\n{# @input #}\n{{ text }}=',
    },
  ],
  examples: {
    source: {
      kind: 'table',
      rows: [
        { variables: { text: 'a' }, expected: '1' },
        { variables: { text: 'b' }, expected: '2' },
      ],
    },
    count: 2,
  },
}
const textOf = (one: PromptContent) => renderPrompt(one, { text: 'c' }).map((message) => message.content)

test('leaves out each block and each example in turn', () => {
  const { ablations: made, kept } = ablations(content)
  expect(made.map(({ part, content: without }) => [part, ...textOf(without)])).toEqual([
    ['role of message 1', 'Label it.\n\na=1\nb=2\nc='],
    ['instruction of message 2', 'You are terse.', 'a=1\nb=2\nc='],
    ['examples of message 2', 'You are terse.', 'Label it.\n\nc='],
    ['input of message 2', 'You are terse.', 'Label it.\n\na=1\nb=2\n'],
    ['example 1', 'You are terse.', 'Label it.\n\nb=2\nc='],
    ['example 2', 'You are terse.', 'Label it.\n\na=1\nc='],
  ])
  expect(kept).toEqual([])
  expect(made[2]?.content.examples).toBeUndefined()
})

test('finds the parts of a prompt without markers, and keeps what cannot be left out', () => {
  const plain = (text: string): PromptContent => ({ messages: [{ role: 'user', content: text }] })
  expect(ablations(plain('Label it.\n\n{{ text }}\nLabel:')).ablations.map(({ part }) => part)).toEqual([
    'instruction',
    'input',
    'output-indicator',
  ])
  expect(ablations(plain('{{ text }}'))).toEqual({
    ablations: [],
    kept: [{ part: 'input', reason: 'the prompt would be empty without it' }],
  })
  const looped = plain('{# @instruction #}\n{% if text %}\n{# @input #}\n{{ text }}{% endif %}')
  expect(ablations(looped).kept.map(({ reason }) => reason)).toEqual([
    'the rest is no template without it',
    'the rest is no template without it',
  ])
})

const comparison = { difference: -0.2, interval: { low: -0.3, high: -0.1 }, lowerIsBetter: false }
const report = {
  variants: [{ name: 'all of it' }, { name: 'without role' }, { name: 'without input' }],
  usage: [
    { variant: 0, promptTokensMean: 50 },
    { variant: 1, promptTokensMean: 42 },
  ],
  comparisons: [
    { metric: 0, a: 0, b: 1, comparison },
    { metric: 0, a: 1, b: 2, comparison },
    { metric: 1, a: 0, b: 1, comparison },
    { metric: 0, a: 0, b: 2, comparison: { ...comparison, lowerIsBetter: true } },
  ],
} as unknown as Parameters<typeof partEffects>[0]

test('a part is worth what the score loses without it', () => {
  expect(partEffects(report)).toMatchObject([
    { part: 'role', variant: 1, effect: 0.2, interval: { low: 0.1, high: 0.3 }, tokens: 8 },
    { part: 'input', variant: 2, effect: -0.2, interval: { low: -0.3, high: -0.1 }, tokens: null },
  ])
  expect(partEffects({ ...report, variants: [{ name: 'A' }, { name: 'B' }] })).toEqual([])
})
