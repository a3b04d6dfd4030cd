import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli, type CliResult } from './testing/run-cli.ts'

const sample = fileURLToPath(new URL('../../resources/samples/1-zero-shot-or-few-shot.yaml', import.meta.url))
const directory = mkdtempSync(path.join(tmpdir(), 'assay-pack-cli-'))
const at = (name: string) => path.join(directory, name)
const folder = at('team')
const inWorkspace =
  (name: string) =>
  (...args: string[]) =>
    runCli(['--workspace', at(name), ...args])
const ann = inWorkspace('ann')
const ben = inWorkspace('ben')

async function commit(assay: typeof ann, text: string): Promise<void> {
  writeFileSync(at('prompt.yaml'), JSON.stringify({ messages: [{ role: 'user', content: text }] }))
  expect(await assay('prompts', 'commit', 'greet', '--file', at('prompt.yaml'), '--message', text)).toMatchObject({
    code: 0,
  })
}

const found = ({ code, out, err }: CliResult) => ({ code, text: out + err })

describe('assay pack', () => {
  beforeAll(async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(at('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(at('key.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
    await commit(ann, 'Hello')
    await commit(ann, 'Good day')
  }, 120_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('builds, verifies and installs, and the installed prompt renders', async () => {
    const built = await ann('pack', 'build', 'greet', '--out', folder, '--sign', at('key.pem'))
    expect(built).toMatchObject({ code: 0, err: '' })
    expect(built.out).toMatch(
      /^team: 1 prompt, 2 versions, 0 datasets, 0 experiments; 6 files, .* kB, signed\nin .*team\nmanifest SHA-256 [0-9a-f]{64}\n$/,
    )
    expect(found(await ben('pack', 'verify', folder, '--key', at('key.pub')))).toEqual({
      code: 0,
      text: expect.stringMatching(/✓ team: 1 prompt.*\n.*\nsigned with the key SHA256:/),
    })
    expect(found(await ben('pack', 'diff', folder))).toEqual({
      code: 0,
      text: expect.stringMatching(/prompt .*greet .*new .*2 new versions/),
    })
    expect(found(await ben('pack', 'install', folder))).toEqual({
      code: 0,
      text: 'Installed "team": 1 new prompt, 2 versions.\n',
    })
    expect((await ben('render', 'greet')).out).toContain('Good day')
    expect(found(await ben('pack', 'install', folder))).toEqual({
      code: 0,
      text: 'Everything in the pack "team" was here already.\n',
    })
  }, 120_000)

  it('shows a divergence with 1, and renders the branch that it was put on', async () => {
    await commit(ann, 'Good evening')
    await commit(ben, 'Good morning')
    await ann('pack', 'build', 'greet', '--out', folder)
    const diff = await ben('--json', 'pack', 'diff', folder)
    expect(diff.code).toBe(1)
    expect(JSON.parse(diff.out)).toMatchObject({ prompts: [{ name: 'greet', status: 'conflicting' }] })
    expect(found(await ben('pack', 'install', folder)).text).toMatch(
      /"greet" has moved on here too, so the pack's head is on the branch "team\/main"/,
    )
    expect((await ben('render', 'greet')).out).toContain('Good morning')
    expect((await ben('render', 'greet@team/main')).out).toContain('Good evening')
    expect((await ben('prompts', 'history', 'greet')).out).toContain('team/main')
  }, 120_000)

  it('ends with 1 for a pack that does not verify, and with 2 where there is none', async () => {
    const archive = at('team.assay')
    expect(await ann('pack', 'build', 'greet', '--out', archive)).toMatchObject({ code: 0 })
    expect(found(await ben('pack', 'diff', folder, archive))).toMatchObject({ code: 0 })
    const bytes = readFileSync(archive)
    writeFileSync(archive, bytes.subarray(0, bytes.length - 30))
    expect(found(await ben('pack', 'verify', archive))).toEqual({
      code: 1,
      text: '✗ team.assay is not a zip, or was cut short\n',
    })
    for (const args of [['verify', at('absent')], ['install', archive], ['build', '--out', directory], ['build']]) {
      expect(await ben('pack', ...args)).toMatchObject({ code: 2, out: '' })
    }
  }, 120_000)

  it('brings an experiment to an empty workspace, where it runs by its name', async () => {
    expect(await ann('run', sample, '--limit', '4')).toMatchObject({ code: 0 })
    expect((await ann('pack', 'build', '--out', at('ci.assay'), '--experiments')).out).toMatch(/[1-9] experiments?/)
    const ci = inWorkspace('ci')
    const installed = await ci('--json', 'pack', 'install', at('ci.assay'))
    expect(installed).toMatchObject({ code: 0 })
    const { experiments } = JSON.parse((await ci('--json', 'pack', 'diff', at('ci.assay'))).out) as {
      experiments: { status: string }[]
    }
    expect(experiments.map(({ status }) => status)).not.toContain('new')
    const run = await ci('run', '--experiment', 'Zero-shot or few-shot')
    expect(run).toMatchObject({ code: 0 })
    expect(run.out).toMatch(/4 rows/)
    expect(found(await ci('run', '--experiment', 'Zero-shot or few-shots'))).toEqual({
      code: 2,
      text: expect.stringMatching(/no experiment .*did you mean "Zero-shot or few-shot"/),
    })
    expect(found(await ci('run', '--experiment', 'Zero-shot or few-shot', '--limit', '2'))).toMatchObject({ code: 2 })
    expect(found(await ci('run'))).toMatchObject({ code: 2 })
  }, 240_000)
})
