import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import { exportFormats } from './export-formats.ts'
import { importTree } from './import-tree.ts'
import { literalTemplate } from './literal-template.ts'
import { memoryTree } from './memory-tree.ts'

const variables = { name: 'Ann {{x}}', topic: 'a "b" \\ $c `d`\n% {', items: ['x', 'y'] }

/** Text that no format takes for something else. */
const word = fc.constantFrom(
  'Hello',
  'é🙂',
  '"q"',
  "it's",
  '\\n',
  '$HOME',
  '`ls`',
  'a: b',
  '- c',
  '# d',
  '{e}',
  '%',
  '}}',
  '\u2028',
)
const line = fc
  .array(fc.oneof(word, fc.constantFrom('{{ name }}', '{{topic}}')), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '))
const plainText = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n\n').trim())
  .filter((text) => text !== '')
const jinjaText = fc
  .tuple(plainText, plainText)
  .map(
    ([first, second]) =>
      `${first}\n{% for item in items %}\n  - {{ item | upper }}\n\n{% endfor %}\n{% if name is defined %}yes{% else %}no{% endif %} ${second}`,
  )

const settings = { temperature: 0.5, maxTokens: 64, topP: 0.9, stop: ['END'] }

function promptOf(texts: fc.Arbitrary<string>): fc.Arbitrary<PromptContent> {
  const role = fc.constantFrom('system' as const, 'user' as const, 'assistant' as const)
  const messages = fc.array(fc.record({ role, content: texts }), { minLength: 1, maxLength: 4 })
  return messages.map((list) => ({ messages: list, settings }))
}

/** What each format holds, and so what must come back the same. */
const held: [id: string, texts: fc.Arbitrary<string>, ending: string][] = [
  ['langfuse', plainText, 'p.json'],
  ['github-models', plainText, 'p.prompt.yml'],
  ['mlflow', plainText, 'p.json'],
  ['mlflow', jinjaText, 'p.json'],
  ['dotprompt', plainText, 'p.prompt'],
  ['prompty', plainText, 'p.prompty'],
  ['prompty', jinjaText, 'p.prompty'],
  ['promptfoo', plainText, 'promptfooconfig.yaml'],
  ['promptfoo', jinjaText, 'promptfooconfig.yaml'],
]

test.each(held)(
  'a prompt that goes out as %s and comes back renders the same',
  async (id, texts, path) => {
    const format = exportFormats.find((one) => one.id === id)
    if (format?.kind !== 'prompt') throw new Error(`there is no format ${id}`)
    await fc.assert(
      fc.asyncProperty(promptOf(texts), async (content) => {
        const { text, losses } = format.write({ name: 'P', content, settings, model: 'm', rows: [{ variables }] })
        const back = await importTree({ tree: memoryTree([{ path, text }]), main: path, format: id })
        const [prompt] = back.prompts
        expect(prompt && renderPrompt(prompt.content, variables)).toEqual(renderPrompt(content, variables))
        expect(losses.filter(({ what }) => what !== 'the test rows' && what !== 'lists of texts in rows')).toEqual([])
      }),
      { numRuns: 20 },
    )
  },
  20_000,
)

test('a request that goes out comes back to the letter', async () => {
  const format = exportFormats.find((one) => one.id === 'openai-chat')
  if (format?.kind !== 'request') throw new Error('there is no such format')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (content) => {
      const messages = [{ role: 'user' as const, content: `${content}{{ x }}` }]
      const place = { model: 'm', baseUrl: 'http://127.0.0.1:1/v1', keyVariable: null }
      const { text } = format.write({ messages, settings, ...place })
      const { prompts } = await importTree({
        tree: memoryTree([{ path: 'r.json', text }]),
        main: 'r.json',
        format: 'auto',
      })
      expect(prompts[0] && renderPrompt(prompts[0].content, {})).toEqual(messages)
      expect(prompts[0]?.content.settings).toEqual(settings)
    }),
    { numRuns: 20 },
  )
})

test('what a format cannot hold is named', () => {
  const content: PromptContent = {
    messages: [{ role: 'user', content: `{% if a %}x{% endif %} ${literalTemplate('{{ b }}')}` }],
    examples: { source: { kind: 'table', rows: [{ variables: { a: 1 }, expected: 'x' }] }, count: 1 },
    settings: { dryBase: 2 },
  }
  for (const format of exportFormats) {
    if (format.kind !== 'prompt') continue
    const { losses } = format.write({ name: 'P', content, settings: content.settings ?? {}, model: 'm', rows: [] })
    const named = losses.map(({ what }) => what)
    expect(named).toContain('the examples')
    expect(named).toContain('the setting "dryBase"')
    const isSimple = ['langfuse', 'github-models', 'dotprompt'].includes(format.id)
    expect(named).toHaveLength(isSimple ? 3 : 2)
  }
})
