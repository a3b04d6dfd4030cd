import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlocks } from '../../templates/parse-blocks.ts'
import { writeBlocks } from '../../templates/write-blocks.ts'
import type { PromptContent } from '../prompt-content.ts'
import { mergeContent } from './merge-content.ts'

const prompt = (...contents: string[]): PromptContent => ({
  messages: contents.map((content, index) => ({
    role: index === 0 && contents.length > 1 ? 'system' : 'user',
    content,
  })),
})
const text = `{# @role #}
You are a careful editor.
{# @instruction #}
Answer in one word.
Use the list.
{# @input #}
{{ text }}
`

const block = fc.record({
  kind: fc.constantFrom('role', 'instruction', 'context', 'input'),
  lines: fc.array(fc.stringMatching(/^[a-f ]{0,12}$/u), { maxLength: 4 }),
})
const content: fc.Arbitrary<PromptContent> = fc.record(
  {
    messages: fc.array(
      fc.record({
        role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
        content: fc
          .array(block, { maxLength: 4 })
          .map((blocks) =>
            blocks.map(({ kind, lines }) => `{# @${kind} #}\n${lines.map((l) => `${l}\n`).join('')}`).join(''),
          ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    settings: fc.record({ temperature: fc.constantFrom(0, 1), maxTokens: fc.constantFrom(1, 2) }, { requiredKeys: [] }),
    variables: fc.dictionary(
      fc.constantFrom('a', 'b'),
      fc.record({ type: fc.constantFrom('text' as const, 'number' as const) }),
    ),
    extract: fc.constantFrom({ kind: 'whole' as const }),
  },
  { requiredKeys: ['messages'] },
)
/** A prompt and another one that came of it: blocks taken out, turned round, or with a line more. */
const edited = (from: PromptContent, mark: string) =>
  fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }).map((steps): PromptContent => {
    const messages = from.messages.map((message, at) => {
      const blocks = parseBlocks(message.content)
      const step = steps[at % steps.length]
      if (step === 1) blocks.push({ kind: 'context', name: `${mark}${at}`, text: `${mark} says ${at}\n` })
      if (step === 2 && blocks[0]) blocks[0] = { ...blocks[0], text: `${blocks[0].text}${mark} adds ${at}\n` }
      if (step === 3) blocks.reverse()
      return { ...message, content: writeBlocks(blocks) }
    })
    if (steps.length > 4) messages.push({ role: 'user', content: `${mark} asks` })
    return { ...from, messages }
  })

describe('what holds for every merge', () => {
  test('merging with a side that changed nothing gives the other side', () => {
    fc.assert(
      fc.property(content, content, (base, other) => {
        expect(mergeContent({ base, ours: other, theirs: base })).toEqual({
          content: other,
          conflicts: [],
          settled: [],
        })
        expect(mergeContent({ base, ours: base, theirs: other })).toEqual({
          content: other,
          conflicts: [],
          settled: [],
        })
      }),
    )
  })

  test('what both sides changed alike is no conflict', () => {
    fc.assert(
      fc.property(content, content, (base, both) => {
        expect(mergeContent({ base, ours: both, theirs: both })).toEqual({ content: both, conflicts: [], settled: [] })
      }),
    )
  })

  test('no block that either side added or wrote is lost: it is in the result or in a conflict', () => {
    const triple = content.chain((base) => fc.tuple(fc.constant(base), edited(base, 'ours'), edited(base, 'theirs')))
    fc.assert(
      fc.property(triple, ([base, ours, theirs]) => {
        const { content: merged, conflicts } = mergeContent({ base, ours, theirs })
        const result = JSON.stringify([merged, conflicts])
        for (const side of [ours, theirs]) {
          for (const line of JSON.stringify(side).match(/(?:ours|theirs) (?:says \d|adds \d|asks)/gu) ?? [])
            expect(result).toContain(line)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('any three states merge into a prompt, with conflicts of ids that are their own and stay', () => {
    fc.assert(
      fc.property(content, content, content, (base, ours, theirs) => {
        const first = mergeContent({ base, ours, theirs })
        const ids = first.conflicts.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(mergeContent({ base, ours, theirs })).toEqual(first)
        const settled = mergeContent({
          base,
          ours,
          theirs,
          resolutions: Object.fromEntries(ids.map((id) => [id, { take: 'ours' as const }])),
        })
        expect(settled.conflicts).toEqual([])
        expect(settled.settled.toSorted()).toEqual(ids.toSorted())
      }),
    )
  })
})

test('takes changes of different blocks, of different lines of one block, and of different words of one line', () => {
  const ours = text.replace('careful', 'patient').replace('one word', 'two words')
  const theirs = text
    .replace('You are', 'You were')
    .replace('{{ text }}', '"""{{ text }}"""')
    .replace('the list', 'no list')
  const { content: merged, conflicts } = mergeContent({
    base: prompt(text),
    ours: prompt(ours),
    theirs: prompt(theirs),
  })
  expect(conflicts).toEqual([])
  expect(merged.messages[0]?.content).toBe(`{# @role #}
You were a patient editor.
{# @instruction #}
Answer in two words.
Use no list.
{# @input #}
"""{{ text }}"""
`)
})

test('a block moved on one side and changed on the other is moved and changed', () => {
  const moved = writeBlocks(parseBlocks(text).toReversed())
  const theirs = text.replace('Use the list.', 'Use the list of marks.')
  const { content: merged, conflicts } = mergeContent({
    base: prompt(text),
    ours: prompt(moved),
    theirs: prompt(theirs),
  })
  expect(conflicts).toEqual([])
  expect(merged.messages[0]?.content).toBe(moved.replace('Use the list.', 'Use the list of marks.'))
})

test('a block added at the end does not quarrel with a change of the one before it', () => {
  const base = '{# @role #}\nYou are kind.'
  const ours = `${base}\n{# @input #}\n{{ text }}`
  const merged = mergeContent({ base: prompt(base), ours: prompt(ours), theirs: prompt(base.replace('kind', 'brief')) })
  expect(merged.conflicts).toEqual([])
  expect(merged.content.messages[0]?.content).toBe('{# @role #}\nYou are brief.\n{# @input #}\n{{ text }}')
})

test('the same words changed in two ways are a conflict of that block, which is settled by a side or by a text', () => {
  const input = {
    base: prompt('You are kind.', text),
    ours: prompt('You are kind.', text.replace('one word', 'two words').replace('the list', 'a list')),
    theirs: prompt('You are kind.', text.replace('one word', 'a sentence')),
  }
  const { conflicts, content: meanwhile } = mergeContent(input)
  expect(conflicts).toMatchObject([
    {
      kind: 'text',
      where: 'message 2 (user), block instruction',
      base: 'Answer in one word.\nUse the list.',
      ours: 'Answer in two words.\nUse a list.',
      theirs: 'Answer in a sentence.\nUse the list.',
      withTheirs: 'Answer in a sentence.\nUse a list.',
    },
  ])
  expect(meanwhile.messages[1]?.content).toContain('two words')
  const id = conflicts[0]?.id ?? ''
  const settle = (resolution: { take: 'base' | 'ours' | 'theirs' } | { value: string | null }) =>
    mergeContent({ ...input, resolutions: { [id]: resolution } }).content.messages[1]?.content
  expect(settle({ take: 'theirs' })).toContain('Answer in a sentence.\nUse a list.\n{# @input #}')
  expect(settle({ take: 'ours' })).toContain('Answer in two words.\nUse a list.\n')
  expect(settle({ take: 'base' })).toContain('Answer in one word.\nUse the list.\n')
  expect(settle({ value: 'Mine.' })).toContain('{# @instruction #}\nMine.\n{# @input #}')
  expect(settle({ value: null })).not.toContain('instruction')
})

test('taken out here and changed there is a conflict; taken out and left alone is not', () => {
  const base = prompt('You are kind.', text)
  const without = prompt('You are kind.', text.replace(/\{# @instruction[^]*(?=\{# @input)/u, ''))
  expect(mergeContent({ base, ours: without, theirs: base }).content).toEqual(without)
  const changed = prompt('You are kind.', text.replace('one word', 'two words'))
  const { conflicts, content: merged } = mergeContent({ base, ours: without, theirs: changed })
  expect(conflicts).toMatchObject([{ kind: 'deleted', ours: null, theirs: 'Answer in two words.\nUse the list.' }])
  expect(merged.messages[1]?.content).toContain('two words')
  const resolutions = { [conflicts[0]?.id ?? '']: { take: 'ours' as const } }
  expect(mergeContent({ base, ours: without, theirs: changed, resolutions }).content).toEqual(without)
})

test('both moving blocks, each to another place, is a conflict of their order', () => {
  const blocks = parseBlocks(text)
  const inOrder = (...places: number[]) => prompt(writeBlocks(places.flatMap((place) => blocks[place] ?? [])))
  const input = { base: inOrder(0, 1, 2), ours: inOrder(2, 0, 1), theirs: inOrder(1, 0, 2) }
  const { conflicts, content: merged } = mergeContent(input)
  expect(conflicts).toMatchObject([{ kind: 'order', where: 'the order in message 1 (user)' }])
  expect(merged).toEqual(input.ours)
  const resolutions = { [conflicts[0]?.id ?? '']: { take: 'theirs' as const } }
  expect(mergeContent({ ...input, resolutions }).content).toEqual(input.theirs)
})

test('settings, variables and examples are merged field by field', () => {
  const example = (word: string, expected: string) => ({ variables: { word }, expected })
  const table = (...rows: ReturnType<typeof example>[]) => ({ source: { kind: 'table' as const, rows }, count: 2 })
  const messages = prompt('x').messages
  const base: PromptContent = {
    messages,
    settings: { temperature: 0, maxTokens: 8 },
    variables: { text: { type: 'text' } },
    examples: table(example('good', 'yes'), example('bad', 'no')),
  }
  const ours: PromptContent = {
    ...base,
    settings: { temperature: 0.5, maxTokens: 8 },
    variables: { text: { type: 'text', description: 'A review' } },
    examples: { ...table(example('good', 'yes'), example('bad', 'no'), example('fine', 'yes')), count: 3 },
  }
  const theirs: PromptContent = {
    messages,
    settings: { temperature: 1, topP: 0.9 },
    variables: { text: { type: 'text' }, date: { type: 'text' } },
    examples: table(example('good', 'yes'), example('poor', 'no')),
    extract: { kind: 'whole' },
  }
  const { content: merged, conflicts } = mergeContent({ base, ours, theirs })
  expect(conflicts).toMatchObject([
    { id: 'settings.temperature', where: 'settings: temperature', ours: 0.5, theirs: 1 },
  ])
  expect(merged).toEqual({
    messages,
    settings: { temperature: 0.5, topP: 0.9 },
    variables: { text: { type: 'text', description: 'A review' }, date: { type: 'text' } },
    examples: { ...table(example('good', 'yes'), example('poor', 'no'), example('fine', 'yes')), count: 3 },
    extract: { kind: 'whole' },
  })
  const resolutions = { 'settings.temperature': { value: 9 } }
  expect(() => mergeContent({ base, ours, theirs, resolutions })).toThrow('The merge does not make a prompt')
})
