import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunReport } from '../contract/experiments.ts'
import { runCli, type CliResult } from './testing/run-cli.ts'

const fromRoot = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const directory = mkdtempSync(path.join(tmpdir(), 'assay-cli-'))
const workspace = path.join(directory, 'workspace')
const assay = (...args: string[]) => runCli(['--workspace', workspace, ...args])
const assayJson = async (...args: string[]): Promise<unknown> => JSON.parse((await assay('--json', ...args)).out)

afterAll(() => rmSync(directory, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const file = path.join(directory, name)
  writeFileSync(file, text)
  return file
}

/** Bad input is one sentence on stderr, nothing on stdout, and 2. */
function expectRefusal({ code, out, err }: CliResult, sentence: RegExp) {
  expect(err).toMatch(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(out).toBe('')
  expect(code).toBe(2)
}

describe('assay', () => {
  let run: CliResult
  beforeAll(async () => {
    run = await assay('run', fromRoot('resources/samples/1-zero-shot-or-few-shot.yaml'), '--limit', '12')
  }, 120_000)

  it('runs a sample on the local model and prints the comparison', () => {
    expect(run.err).toBe('')
    expect(run.code).toBe(0)
    expect(run.out).toMatch(/zero-shot/)
    expect(run.out).toMatch(/few-shot .*(more rows right|points ahead)|No (clear )?difference/)
    expect(run.out).toMatch(/12 rows/)
  })

  it('prints the run again, as a table and as data', async () => {
    const report = (await assayJson('compare', 'last')) as RunReport
    expect(report.variants.map(({ name }) => name)).toEqual(['zero-shot', 'few-shot'])
    expect(report.comparisons[0]?.comparison.rows).toBe(12)
    expect((await assay('compare', report.runId.slice(0, 8))).out).toContain(report.comparisons[0]?.sentence)
    expect((await assay('runs')).out).toContain('Zero-shot or few-shot')
    expect((await assay('runs', 'cells', 'last', '--limit', '3')).out).toContain('3 of 12 rows')
  })

  it('fails when the verdict is not the one that is required', async () => {
    const again = await assay(
      'run',
      fromRoot('resources/samples/1-zero-shot-or-few-shot.yaml'),
      '--limit',
      '12',
      '--require',
      'A better',
    )
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('"A better" was required')
  })

  it('lists prompts, versions, datasets and models', async () => {
    expect((await assay('prompts')).out).toContain('review mark, few-shot')
    expect((await assay('prompts', 'history', 'review mark, few-shot')).out).toContain('v1')
    expect((await assay('datasets')).out).toContain('marked reviews')
    expect((await assay('models')).out).toContain('local/starter')
  })

  it('renders a row of a dataset as it is sent, with its tokens', async () => {
    const { out, err } = await assay(
      'render',
      'review mark, zero-shot@v1',
      '--row',
      'marked reviews:1',
      '--model',
      'local/starter',
    )
    expect(out).toContain('[user]')
    expect(out).not.toContain('{{')
    expect(err).toMatch(/\d+ tokens of 512/)
  })

  it('commits a prompt from a file, and refuses to commit it unchanged', async () => {
    const file = write('prompt.yaml', 'messages: [{ role: user, content: "Say {{ word }}" }]')
    expect((await assay('prompts', 'commit', 'say', '--file', file, '--message', 'First try')).out).toContain('say v1')
    expectRefusal(
      await assay('prompts', 'commit', 'say', '--file', file, '--message', 'Again'),
      /[Nn]othing has changed/,
    )
  })

  it('finds the parts that a run needs', async () => {
    const { out } = await assay('doctor')
    expect(out).toMatch(/✓ local runtime +local\/starter answered \d+ tokens/)
    expect(out).toMatch(/✓ workspace/)
  })

  describe('refuses in one sentence', () => {
    it('a file that is not there', async () => {
      expectRefusal(await assay('run', 'absent.yaml'), /There is no file at absent\.yaml/)
      expectRefusal(
        await assay('models', 'add', path.join(directory, 'absent.gguf')),
        /There is no file at .*absent\.gguf/,
      )
    })

    it('a GGUF that is not one', async () => {
      expectRefusal(
        await assay('models', 'add', write('not-a-model.gguf', 'this is text')),
        /not-a-model\.gguf is not a GGUF model/,
      )
    })

    it('a broken template and a variable without a value', async () => {
      const broken = write('broken.yaml', 'messages: [{ role: user, content: "{% if %}" }]')
      await assay('prompts', 'commit', 'broken', '--file', broken, '--message', 'broken')
      expectRefusal(await assay('render', 'broken'), /template/i)
      expectRefusal(await assay('render', 'say'), /The variable "word" has no value/)
    })

    it('a row with too many columns', async () => {
      expectRefusal(
        await assay('datasets', 'import', write('wide.csv', 'a,b\n1,2\n1,2,3\n')),
        /Line 3 of wide\.csv has 3 columns where the header has 2/,
      )
    })

    it('an unreachable URL', async () => {
      expectRefusal(
        await assay('models', 'connect', 'nowhere', '--url', 'http://127.0.0.1:9/v1'),
        /http:\/\/127\.0\.0\.1:9\/v1.* cannot be reached/,
      )
    })

    it('a port in use', async () => {
      const blocker = createServer()
      const port = await new Promise<number>((resolve) =>
        blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
      )
      expectRefusal(
        await assay('serve', '--port', String(port)),
        new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`),
      )
      blocker.close()
    })

    it('a workspace that is something else, which stays as it is', async () => {
      const other = path.join(directory, 'other')
      await runCli(['--workspace', other, 'prompts'])
      const file = path.join(other, 'assay.db')
      writeFileSync(file, 'not a database at all, but somebody’s letter')
      const before = readFileSync(file)
      expectRefusal(await runCli(['--workspace', other, 'prompts']), /cannot be opened/)
      expect(readFileSync(file)).toEqual(before)
    })

    it('words that it does not know', async () => {
      expect(await assay('compare')).toMatchObject({ code: 2 })
      expect(await assay('runs', '--limit', 'many')).toMatchObject({ code: 2 })
      expect(await assay('run', 'any.yaml', '--require', 'B beter')).toMatchObject({ code: 2, out: '' })
      expectRefusal(await assay('compare', 'nothing-like-it'), /There is no run "nothing-like-it"/)
    })
  })
})
