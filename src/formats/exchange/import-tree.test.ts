import { expect, test } from 'vitest'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import type { Imported } from './imported.ts'
import { importTree } from './import-tree.ts'
import { memoryTree } from './memory-tree.ts'

function renderFirst({ prompts }: Pick<Imported, 'prompts'>, variables: Record<string, unknown>) {
  const [first] = prompts
  return first && renderPrompt(first.content, variables)
}

function read(path: string, content: unknown, more: Record<string, string> = {}, format = 'auto') {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const files = [{ path, text }, ...Object.entries(more).map(([name, other]) => ({ path: name, text: other }))]
  return importTree({ tree: memoryTree(files), main: path, format })
}

test('a Langfuse chat prompt keeps messages, variables, parameters and labels', async () => {
  const { files, prompts, losses } = await read('critic.json', {
    name: 'critic',
    type: 'chat',
    prompt: [
      { role: 'system', content: 'Be {{mood}}. {% if x %} and {{ two words }}' },
      { type: 'placeholder', name: 'history' },
      { role: 'user', content: 'Rate {{film}}' },
    ],
    config: { model: 'm-1', temperature: 0.5, languages: ['en'] },
    labels: ['production', 'latest'],
    tags: ['films'],
  })
  expect(files).toMatchObject([{ format: 'langfuse' }])
  expect(prompts).toMatchObject([
    { name: 'critic', labels: ['production'], content: { settings: { temperature: 0.5 } } },
  ])
  expect(renderFirst({ prompts }, { mood: 'kind', two_words: '2', film: 'Dune' })).toEqual([
    { role: 'system', content: 'Be kind. {% if x %} and 2' },
    { role: 'user', content: 'Rate Dune' },
  ])
  expect(losses.map(({ what }) => what)).toEqual([
    'tags',
    'the model "m-1"',
    'the parameter "languages"',
    'the placeholder "history"',
    'the variable "two words"',
  ])
})

test('an MLflow prompt is read from its entity and from the tags of the registry', async () => {
  const config = { model_name: 'm', max_tokens: 20, stop_sequences: ['x'] }
  const entity = await read('v.json', {
    name: 'p',
    version: 3,
    template: 'Say {{ a }}{% if b %}!{% endif %}',
    model_config: config,
  })
  expect(entity.prompts).toMatchObject([{ name: 'p', content: { settings: { maxTokens: 20, stop: ['x'] } } }])
  expect(renderFirst(entity, { a: 'hi', b: true })).toEqual([{ role: 'user', content: 'Say hi!' }])
  const tags = [
    { key: 'mlflow.prompt.text', value: '[{"role":"user","content":"{{ q }}"}]' },
    { key: '_mlflow_prompt_type', value: 'chat' },
    { key: '_mlflow_prompt_model_config', value: '{"temperature":0}' },
  ]
  const stored = await read('mv.json', { model_version: { name: 'p', tags, aliases: ['champion'] } })
  expect(stored.prompts).toEqual([
    {
      name: 'p',
      labels: ['champion'],
      content: { messages: [{ role: 'user', content: '{{ q }}' }], settings: { temperature: 0 } },
    },
  ])
})

test('a GitHub Models prompt becomes a prompt, a dataset and an experiment', async () => {
  const imported = await read(
    'sum.prompt.yml',
    `name: Short
model: openai/gpt-x
modelParameters: {temperature: 0.2, maxCompletionTokens: 9}
messages:
  - {role: system, content: Be short.}
  - {role: user, content: "{{input}}"}
testData:
  - {input: long, expected: short}
evaluators:
  - {name: same, string: {equals: "{{expected}}"}}
  - {name: alike, uses: github/similarity}
`,
  )
  expect(imported.prompts[0]?.content.settings).toEqual({ temperature: 0.2, maxTokens: 9 })
  expect(imported.datasets).toEqual([
    { name: 'Short', columns: ['input'], rows: [{ variables: { input: 'long' }, expected: 'short' }] },
  ])
  expect(imported.experiments).toMatchObject([
    {
      dataset: 'Short',
      metrics: [{ id: 'exact-match', options: { trim: false } }],
      variants: [{ model: { provider: 'openai', name: 'gpt-x' } }],
    },
  ])
  expect(imported.losses).toMatchObject([{ what: 'the evaluator "alike" (github/similarity)' }])
})

test('a Prompty file is read without looking at files or the environment', async () => {
  const text = `---
name: greet
model:
  api: chat
  configuration: {type: azure_openai, azure_endpoint: "\${env:SECRET_HOST}"}
  parameters: {max_tokens: 50, temperature: "\${env:HEAT}"}
sample: "\${file:/etc/passwd}"
inputs: {who: {type: string, default: you}}
outputs: [{name: mood, kind: string, required: true}]
---
system:
Be kind.

user:
Hello {{who}}
user: is no line of its own
`
  const { prompts, losses, datasets } = await read('greet.prompty', text, { '/etc/passwd': 'secret' })
  expect(renderFirst({ prompts }, {})).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hello you\nuser: is no line of its own' },
  ])
  expect(prompts[0]?.content.settings).toMatchObject({ maxTokens: 50, jsonSchema: { required: ['mood'] } })
  expect(prompts[0]?.content.settings?.temperature).toBeUndefined()
  expect(datasets).toEqual([])
  const named = losses.map(({ what }) => what)
  expect(named).toContain('the reference "${env:SECRET_HOST}"')
  expect(named).toContain('the reference "${file:/etc/passwd}"')
})

test('OpenAI requests are text, and stored prompts have variables', async () => {
  const messages = [
    { role: 'developer', content: 'Say {{ no }}' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'hi' },
        { type: 'image_url', image_url: {} },
      ],
    },
  ]
  const request = await read('r.json', { model: 'm', messages, max_completion_tokens: 5, tools: [] })
  expect(renderFirst(request, {})).toEqual([
    { role: 'system', content: 'Say {{ no }}' },
    { role: 'user', content: 'hi' },
  ])
  const stored = await read('s.json', {
    id: 'resp_1',
    object: 'response',
    instructions: [{ type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'For {{customer}}' }] }],
    prompt: { id: 'pmpt_1', variables: { customer: { type: 'input_text', text: 'Acme' } } },
    temperature: 1,
  })
  expect(stored.files).toMatchObject([{ format: 'openai-prompt' }])
  expect(stored.prompts[0]?.content.messages).toEqual([{ role: 'system', content: 'For {{ customer }}' }])
  expect(stored.datasets[0]?.rows).toEqual([{ variables: { customer: 'Acme' } }])
  await expect(read('ref.json', { prompt: { id: 'pmpt_1', version: '2' } })).rejects.toThrow('does not hold its text')
})

test('a PromptPack becomes one prompt for each of its own, with fragments put in', async () => {
  const { prompts, datasets, losses } = await read('pack.json', {
    id: 'p',
    name: 'P',
    version: '1.0.0',
    template_engine: { version: 'v1', syntax: '{{variable}}' },
    fragments: { hello: 'Hello {{name}}.' },
    tools: { t: { name: 't', description: 'x' } },
    prompts: {
      support: {
        id: 'support',
        name: 'Support',
        version: '1.0.0',
        system_template: '{{fragment "hello"}} Help.',
        variables: [{ name: 'name', type: 'string', required: false, default: 'you', example: 'Ann' }],
        parameters: { temperature: 0.3, top_k: null },
      },
    },
  })
  expect(renderFirst({ prompts }, {})).toEqual([{ role: 'system', content: 'Hello you. Help.' }])
  expect(datasets[0]?.rows).toEqual([{ variables: { name: 'Ann' } }])
  expect(losses.map(({ what }) => what)).toEqual(['"tools"', 'the version numbers'])
})

test('a broken file is refused with its line and column', async () => {
  await expect(read('x.prompt.yml', 'messages:\n  - role: [user\n')).rejects.toThrow(
    /x\.prompt\.yml at line \d+, column \d+/,
  )
  await expect(read('x.json', '{"messages": [{"role": "user",\n "content": }]}', {}, 'openai-chat')).rejects.toThrow(
    'The JSON is broken in x.json at line 2, column 13: "}]}" is not expected there.',
  )
  await expect(read('x.prompty', '---\nname: x\n  bad: y\n---\nuser:\nhi')).rejects.toThrow(
    'x.prompty at line 2, column 7',
  )
  await expect(read('x.json', '{"name": "n", "prompt": "p", "__proto__": {"a": 1}}', {}, 'langfuse')).rejects.toThrow(
    '__proto__',
  )
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[index]}`).join(',')}]`).join('\n')}\nmessages: *f\n`
  await expect(read('x.prompt.yml', bomb)).rejects.toThrow('aliases that multiply')
  await expect(read('x.txt', 'hello')).rejects.toThrow('of no format that is known')
  await expect(read('x.json', '{}', {}, 'langfues')).rejects.toThrow('langfuse')
})

test('a folder gives all that is in it, and says what it left alone', async () => {
  const files = [
    { path: 'a/tone.prompty', text: 'user:\nhi {{x}}' },
    { path: 'b/tone.prompty', text: 'user:\nho' },
    { path: 'b/broken.prompty', text: '---\nx' },
    { path: 'README.md', text: '# hi' },
  ]
  const imported = await importTree({ tree: memoryTree(files), format: 'auto' })
  expect(imported.prompts.map(({ name }) => name)).toEqual(['tone', 'b tone'])
  expect(imported.skipped).toEqual(['README.md'])
  expect(imported.losses).toMatchObject([{ what: 'the file', where: 'b/broken.prompty' }])
})
