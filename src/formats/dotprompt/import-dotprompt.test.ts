import { expect, test } from 'vitest'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import { importTree } from '../exchange/import-tree.ts'
import { memoryTree } from '../exchange/memory-tree.ts'

async function read(text: string) {
  const { prompts, losses } = await importTree({
    tree: memoryTree([{ path: 'p.prompt', text }]),
    main: 'p.prompt',
    format: 'auto',
  })
  const [prompt] = prompts
  if (!prompt) throw new Error('there is no prompt')
  return { prompt, losses, render: (values: Record<string, unknown>) => renderPrompt(prompt.content, values) }
}

test('messages, variables, conditions and loops render as Handlebars does', async () => {
  const { render, losses } = await read(`{{role "system"}}
Be {{tone}}. {{!-- not said --}}
{{role "user"}}
{{#if people}}
Guests:
{{#each people}}
- {{name}}{{#unless @last}},{{/unless}} ({{../tone}}, {{@index}})
{{/each}}
{{else}}
Nobody.
{{/if}}
{{#ifEquals tone "kind"}}Thanks{{/ifEquals}}{{json people}}
`)
  expect(losses).toEqual([])
  expect(render({ tone: 'kind', people: [{ name: 'Al' }, { name: 'Bo' }] })).toEqual([
    { role: 'system', content: 'Be kind. ' },
    { role: 'user', content: 'Guests:\n- Al, (kind, 0)\n- Bo (kind, 1)\nThanks[{"name": "Al"}, {"name": "Bo"}]' },
  ])
  expect(render({ tone: 'brief', people: [] })[1]).toEqual({ role: 'user', content: 'Nobody.\n[]' })
})

test('front matter gives defaults, types, parameters and the schema of the answer', async () => {
  const { prompt, render, losses } = await read(`---
model: googleai/gemini-x
config: {temperature: 0.3, maxOutputTokens: 20, stopSequences: [END], safety: high}
input:
  schema: {who: string, "count?": "integer, how many", "tags(array)": string}
  default: {who: you}
output: {format: json, schema: {"mood(enum)": [good, bad], "why?": string}}
tools: [search]
---
Hi {{who}}{{count}}{{> footer}} {{media url=photo}}`)
  expect(prompt.content.settings).toEqual({
    temperature: 0.3,
    maxTokens: 20,
    stop: ['END'],
    jsonSchema: {
      type: 'object',
      properties: { mood: { enum: ['good', 'bad'] }, why: { type: 'string' } },
      required: ['mood'],
      additionalProperties: false,
    },
  })
  expect(prompt.content.variables).toMatchObject({
    who: { default: 'you' },
    count: { type: 'number' },
    tags: { type: 'list' },
  })
  expect(render({})).toEqual([{ role: 'user', content: 'Hi you{{> footer}} ' }])
  expect(losses.map(({ what }) => what)).toEqual([
    '"tools"',
    'the model "googleai/gemini-x"',
    'the parameter "safety"',
    'the partial "footer"',
    '"{{media url=photo}}"',
  ])
})
