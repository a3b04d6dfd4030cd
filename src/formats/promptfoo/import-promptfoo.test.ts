import { expect, test } from 'vitest'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import { importTree } from '../exchange/import-tree.ts'
import { memoryTree } from '../exchange/memory-tree.ts'
import { readAssertion } from './read-assertion.ts'
import { readExpected } from './read-expected.ts'

function read(config: string, more: Record<string, string> = {}) {
  const files = Object.entries({ 'promptfooconfig.yaml': config, ...more }).map(([path, text]) => ({ path, text }))
  return importTree({ tree: memoryTree(files), main: 'promptfooconfig.yaml', format: 'auto' })
}

test('prompts of a file, a table of tests and providers become variants over a dataset', async () => {
  const { prompts, datasets, experiments, losses } = await read(
    `description: Greetings
prompts: file://p.txt
providers:
  - openai:chat:gpt-x
  - {id: "anthropic:messages:c-1", label: other, config: {temperature: 0.1, max_tokens: 9, apiKey: "sk-1"}}
tests: file://t.csv
evaluateOptions: {repeat: 2, maxConcurrency: 3}
`,
    {
      'p.txt': 'Greet in {{lang}}\n---\nSay hello, {{lang}}: {{who}}',
      't.csv': 'lang,who,__expected\nFrench,Al,icontains:bonjour\nGerman,Bo,icontains:hallo\n',
    },
  )
  expect(prompts.map(({ name }) => name)).toEqual(['p 1', 'p 2'])
  expect(datasets).toMatchObject([
    {
      name: 'Greetings',
      columns: ['lang', 'who'],
      rows: [{ variables: { lang: 'French', who: 'Al' }, expected: 'bonjour' }, { expected: 'hallo' }],
    },
  ])
  expect(experiments).toMatchObject([
    { repeats: 2, concurrency: 3, metrics: [{ id: 'contains', options: { ignoreCase: true } }] },
  ])
  expect(experiments[0]?.variants.map(({ model, prompt }) => [model.provider, model.name, prompt])).toEqual([
    ['openai', 'gpt-x', 'p 1'],
    ['openai', 'gpt-x', 'p 2'],
    ['anthropic', 'c-1', 'p 1'],
    ['anthropic', 'c-1', 'p 2'],
  ])
  expect(experiments[0]?.variants[2]?.settings).toEqual({ temperature: 0.1, maxTokens: 9 })
  expect(losses.map(({ what }) => what)).toEqual(['settings of the connection'])
  expect(JSON.stringify({ prompts, datasets, experiments })).not.toContain('sk-1')
})

test('lists of texts make a row for each combination, and rows keep checks of their own', async () => {
  const { datasets, experiments, losses } = await read(`prompts: ["Say {{a}} {{b}}"]
providers: [openai:m]
defaultTest: {assert: [{type: contains, value: "{{a}}"}]}
tests:
  - vars: {a: [x, y], b: [1, 2]}
  - vars: {a: z, b: file://../../etc/passwd}
`).catch((error: unknown) => ({ error, datasets: [], experiments: [], losses: [] }))
  expect({ datasets, experiments, losses }).toMatchObject({ datasets: [] })
  const inside = await read(`prompts: ["Say {{a}} {{b}}"]
assertionTemplates: {loud: {type: icontains, value: "!"}}
tests:
  - vars: {a: [x, y], b: [1, 2]}
    assert: [{type: not-contains, value: "{{a}}"}, {type: llm-rubric, value: nice}]
  - vars: {a: z}
    description: short
    assert: [{$ref: "#/assertionTemplates/loud"}]
`)
  const [dataset] = inside.datasets
  expect(dataset?.rows.map(({ variables }) => [variables['a'], variables['b'], variables['description']])).toEqual([
    ['x', [1, 2], undefined],
    ['y', [1, 2], undefined],
    ['z', undefined, 'short'],
  ])
  expect(dataset?.rows[1]?.variables['checks']).toEqual([{ id: 'contains', options: { negate: true }, expected: 'y' }])
  expect(dataset?.rows[0]?.variables['unchecked']).toEqual([{ type: 'llm-rubric', value: 'nice' }])
  expect(inside.experiments[0]?.metrics).toEqual([{ id: 'row-checks' }])
  expect(inside.losses).toMatchObject([{ what: 'the assertion "llm-rubric"', where: 'tests 1' }])
  // What a row lacks is nothing there, and must be said here.
  expect(renderPrompt(inside.prompts[0]?.content ?? { messages: [] }, { a: 'z' })).toEqual([
    { role: 'user', content: 'Say z ' },
  ])
})

test('nothing outside the folder is read', async () => {
  await expect(read('prompts: [file://../secret.txt]\n')).rejects.toThrow('lies outside the folder')
  await expect(read('prompts: ["{{a}}"]\ntests: [{vars: {a: file:///etc/passwd}}]\n')).rejects.toThrow(
    'lies outside the folder',
  )
})

test('messages that a loop makes are written out when all rows make the same ones', async () => {
  const prompt = `[
  {"role": "system", "content": {{ rules | dump }}},
  {% for turn in history %}{% for role, text in turn %}
  {"role": "{{ role }}", "content": {{ text | dump }}},
  {% endfor %}{% endfor %}
  {"role": "user", "content": {{ question | dump }}}
]`
  const { prompts, losses } = await read(
    `prompts: [file://chat.json]
providers: [openai:m]
defaultTest: {vars: {rules: file://rules.txt, history: [{user: "A \\"b\\""}, {assistant: "{{c}}"}]}}
tests: [{vars: {question: one}}, {vars: {question: two}}]
`,
    { 'chat.json': prompt, 'rules.txt': 'Be brief.\n' },
  )
  expect(losses).toEqual([])
  expect(renderPrompt(prompts[0]?.content ?? { messages: [] }, { rules: 'Be brief.', question: 'one' })).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'A "b"' },
    { role: 'assistant', content: '{{c}}' },
    { role: 'user', content: 'one' },
  ])
})

test('assertions map to metrics that decide the same, or say why not', () => {
  expect(readAssertion({ type: 'contains-any', value: 'a.b, c' })).toEqual({
    checks: [{ id: 'regex', options: { pattern: 'a\\.b|c' } }],
  })
  expect(readAssertion({ type: 'not-regex', value: '^x' })).toEqual({
    checks: [{ id: 'regex', options: { pattern: '^x', negate: true } }],
  })
  expect(readAssertion({ type: 'equals', value: 'x', weight: 2 })).toEqual({
    checks: [{ id: 'exact-match', options: { trim: false }, expected: 'x', weight: 2 }],
  })
  expect(readAssertion({ type: 'regex', value: '(?=x)' })).toMatchObject({ reason: expect.stringContaining('ahead') })
  expect(readAssertion({ type: 'is-json', value: { type: 'object' } })).toMatchObject({
    checks: [{ id: 'json-schema' }],
  })
  expect(readAssertion({ type: 'word-count', value: { max: 5 } })).toEqual({
    checks: [{ id: 'length', options: { unit: 'words', maximum: 5 } }],
  })
  expect(readAssertion({ type: '__proto__', value: 'x' })).toMatchObject({ reason: 'there is no metric for it' })
  expect(readExpected('similar(0.8): hello')).toEqual({ type: 'similar', value: 'hello', threshold: 0.8 })
  expect(readExpected('fn: output.length > 3')).toEqual({ type: 'javascript', value: 'output.length > 3' })
  expect(readExpected('Note: this')).toEqual({ type: 'equals', value: 'Note: this' })
})
