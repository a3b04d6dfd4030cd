import { expect, test } from 'vitest'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import { importTree } from '../exchange/import-tree.ts'
import { memoryTree } from '../exchange/memory-tree.ts'

function read(files: Record<string, unknown>, main?: string) {
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    text: typeof content === 'string' ? content : JSON.stringify(content),
  }))
  return importTree({ tree: memoryTree(listed), main: main ?? Object.keys(files)[0], format: 'auto' })
}

const line = (system: string, user: string, ideal: unknown) =>
  JSON.stringify({
    input: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ideal,
  })

test('samples become a prompt of what they share and rows of what differs', async () => {
  const samples = [line('Add {{x}}.', '1+1', '2'), line('Add {{x}}.', '2+2', ['4', 'four'])].join('\n')
  const registry =
    'sums:\n  id: sums.v1\nsums.v1:\n  class: evals.elsuite.basic.includes:Includes\n  args: {samples_jsonl: sums/s.jsonl}\n'
  const alone = await read({ 's.jsonl': samples })
  expect(alone.files).toMatchObject([{ format: 'openai-evals' }])
  expect(renderPrompt(alone.prompts[0]?.content ?? { messages: [] }, { input: '1+1' })).toEqual([
    { role: 'system', content: 'Add {{x}}.' },
    { role: 'user', content: '1+1' },
  ])
  expect(alone.datasets[0]?.rows.map(({ expected }) => expected)).toEqual(['2', '4'])
  expect(alone.datasets[0]?.rows[1]?.variables['checks']).toEqual([
    { id: 'regex', options: { pattern: '^\\s*(?:4|four)' } },
  ])
  const named = await read({ 'r.yaml': registry, 'data/sums/s.jsonl': line('Add.', '1+1', '2') })
  expect(named.experiments).toMatchObject([{ name: 'sums.v1', metrics: [{ id: 'contains' }] }])
})

test('an eval of the API with its run becomes rows, prompt, variant and metrics', async () => {
  const evaluation = {
    object: 'eval',
    id: 'eval_1',
    name: 'Tickets',
    data_source_config: { type: 'custom', schema: {} },
    testing_criteria: [
      {
        type: 'string_check',
        name: 'same',
        input: '{{ sample.output_text }}',
        reference: '{{ item.label }}',
        operation: 'eq',
      },
      { type: 'score_model', name: 'nice', model: 'm', input: [] },
    ],
  }
  const run = {
    object: 'eval.run',
    eval_id: 'eval_1',
    name: 'first',
    model: 'gpt-x',
    data_source: {
      type: 'completions',
      model: 'gpt-x',
      sampling_params: { temperature: 0, max_completion_tokens: 8, seed: 1 },
      input_messages: {
        type: 'template',
        template: [
          { role: 'developer', content: 'Sort {{ other }}.' },
          { role: 'user', content: { type: 'input_text', text: '{{ item.text }}' } },
        ],
      },
      source: { type: 'file_id', id: 'file-1' },
    },
  }
  const output = (text: string, label: string) => ({
    object: 'eval.run.output_item',
    eval_id: 'eval_1',
    datasource_item: { text, label },
    sample: {},
  })
  const { prompts, datasets, experiments, losses } = await read({
    'eval.json': evaluation,
    'items.jsonl': [output('a', 'x'), output('b', 'y'), output('b', 'y')].map((one) => JSON.stringify(one)).join('\n'),
    'runs.json': { object: 'list', data: [run] },
  })
  expect(datasets).toMatchObject([
    {
      name: 'Tickets',
      columns: ['text', 'label'],
      rows: [{ variables: { text: 'a', label: 'x' }, expected: 'x' }, { expected: 'y' }],
    },
  ])
  expect(renderPrompt(prompts[0]?.content ?? { messages: [] }, { text: 'a' })).toEqual([
    { role: 'system', content: 'Sort {{ other }}.' },
    { role: 'user', content: 'a' },
  ])
  expect(experiments).toMatchObject([
    {
      metrics: [{ id: 'exact-match', options: { trim: false } }],
      variants: [
        {
          name: 'first',
          model: { provider: 'openai', name: 'gpt-x' },
          settings: { temperature: 0, maxTokens: 8, seed: 1 },
        },
      ],
    },
  ])
  expect(losses.map(({ what }) => what)).toEqual(['the grader "nice" (score_model)'])
})

test('lines for fine-tuning become a prompt, with the answers as expected outputs', async () => {
  const lines = ['a', 'b'].map((text) =>
    JSON.stringify({
      messages: [
        { role: 'system', content: 'S' },
        { role: 'user', content: text },
        { role: 'assistant', content: text.toUpperCase() },
      ],
    }),
  )
  const { prompts, datasets } = await read({ 'train.jsonl': lines.join('\n') })
  expect(prompts[0]?.content.messages).toEqual([
    { role: 'system', content: 'S' },
    { role: 'user', content: '{{ input }}' },
  ])
  expect(datasets[0]?.rows).toEqual([
    { variables: { input: 'a' }, expected: 'A' },
    { variables: { input: 'b' }, expected: 'B' },
  ])
})
