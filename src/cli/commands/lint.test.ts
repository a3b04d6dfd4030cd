import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lintRules } from '../../core/lint/lint-rules.ts'
import { openTestWorkbench, temporaryFolder } from '../../services/testing/test-workbench.ts'
import type { CliContext } from '../cli-context.ts'
import { lintCommand, listLintRules } from './lint.ts'
import { renderCommand } from './render.ts'

const fromRoot = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))

async function prepare() {
  const { client } = await openTestWorkbench()
  const printed: { data: unknown; text: string }[] = []
  const output = {
    isJson: false,
    print: (data: unknown, forPeople: () => string) => void printed.push({ data, text: forPeople() }),
    remark: () => undefined,
    progress: () => undefined,
  }
  const cli = { client, output } as unknown as CliContext
  const folder = temporaryFolder()
  const write = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  return { client, cli, printed, write }
}

test('lints a file with its place and fails on problems', async () => {
  const { cli, printed, write } = await prepare()
  const bad = write('bad.yaml', 'messages:\n  - { role: user, content: "Answer with one word: {{ x | uper }} " }\n')
  expect(await lintCommand(cli, bad, {})).toBe(1)
  expect(printed[0]?.text).toContain(
    'bad.yaml, message 1, 1:30  error  There is no filter "uper": did you mean "upper"?  template-syntax',
  )
  expect(printed[0]?.data).toMatchObject({ errors: 1, warnings: 1, hints: 0 })
  expect(await lintCommand(cli, write('good.txt', 'Name one colour. Answer with one word.'), {})).toBe(0)
  expect(printed[1]?.text).toBe('No problems.')
})

test('lints a prompt of the workspace for the rows of a dataset', async () => {
  const { client, cli, printed } = await prepare()
  const content = { messages: [{ role: 'user' as const, content: 'Answer with one word.\n\nText: {{ txet }}' }] }
  const { id } = await client.prompts.create({ name: 'mine', content })
  await client.prompts.commit({ promptId: id, content, message: 'first', expectedHeadId: null })
  await client.datasets.importText({ name: 'rows', fileName: 'rows.csv', text: 'text,expected\nfine,yes\n' })
  expect(await lintCommand(cli, 'mine', { dataset: 'rows' })).toBe(1)
  expect(printed[0]?.text).toContain('mine@v1, message 1, 3:10  warning  The dataset has no column "txet"')
})

test.each(['1-zero-shot-or-few-shot', '3-free-text-or-json', '4-with-or-without-context'])(
  'the sample %s has no problems',
  async (name) => {
    const { cli, printed } = await prepare()
    expect(await lintCommand(cli, fromRoot(`resources/samples/${name}.yaml`), {})).toBe(0)
    expect(printed[0]?.data).toMatchObject({ errors: 0, warnings: 0 })
  },
)

test('renders a file with the variables of another', async () => {
  const { cli, printed, write } = await prepare()
  const prompt = write(
    'p.yaml',
    'messages: [{ role: user, content: "{{ name }} is {{ age + 1 }}" }]\nvariables: { age: { type: number } }\n',
  )
  expect(await renderCommand(cli, prompt, { vars: write('v.json', '{"name": "Ada", "age": "35"}') })).toBe(0)
  expect(printed[0]?.text).toBe('[user]\nAda is 36')
  await expect(renderCommand(cli, prompt, { vars: write('w.yaml', 'name: Ada\nage: old') })).rejects.toThrow(
    'The variable "age" is "old", which is not a number: change the value, or the declared type.',
  )
  await expect(renderCommand(cli, prompt, { vars: write('x.yaml', 'a: [1\nb: 2') })).rejects.toThrow(
    /at line 2, column 1/,
  )
})

test('the page on the linter names every rule, its reason and its source', async () => {
  const page = readFileSync(fromRoot('docs/linter.md'), 'utf8')
  for (const { id, reason, source } of lintRules) {
    expect(page).toContain(`\`${id}\``)
    expect(page).toContain(reason)
    expect(page).toContain(source)
  }
  const { cli, printed } = await prepare()
  expect(await listLintRules(cli)).toBe(0)
  expect(printed[0]?.text).toContain('LLM01')
})
