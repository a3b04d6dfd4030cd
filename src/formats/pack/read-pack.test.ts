import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pack, PackFiles } from './pack.ts'
import { readPack } from './read-pack.ts'
import {
  anyPack,
  makeDataset,
  makeExperiment,
  makePack,
  makePrompt,
  makeVersion,
  samplePack,
} from './testing/sample-pack.ts'
import { toBytes, toText } from './text-bytes.ts'
import { unzipPack } from './unzip-pack.ts'
import { writePack } from './write-pack.ts'
import { zipPack } from './zip-pack.ts'

const sorted = (pack: Pack): Pack => ({
  ...pack,
  prompts: pack.prompts
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((prompt) => ({ ...prompt, versions: prompt.versions.toSorted((a, b) => (a.id < b.id ? -1 : 1)) })),
  datasets: pack.datasets.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
})

/** The files with one of them changed; null takes it away. */
function change(files: PackFiles, path: string | RegExp, edit: (text: string) => string | null): PackFiles {
  const changed = new Map(files)
  const found =
    [...files.keys()].find((name) => (typeof path === 'string' ? name === path : path.test(name))) ?? String(path)
  const text = edit(toText(files.get(found) ?? new Uint8Array(), found))
  if (text === null) changed.delete(found)
  else changed.set(found, toBytes(text))
  return changed
}

describe('writePack and readPack', () => {
  it('give back every pack, to the last character of every prompt', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        expect(sorted(readPack(writePack(pack)))).toEqual(sorted(pack))
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('write the same bytes for the same pack, in whatever order it came', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        const turned = {
          ...pack,
          prompts: pack.prompts.toReversed().map((prompt) => ({ ...prompt, versions: prompt.versions.toReversed() })),
          datasets: pack.datasets.toReversed(),
        }
        expect(zipPack(writePack(turned))).toEqual(zipPack(writePack(pack)))
        expect(unzipPack(zipPack(writePack(pack)), 'x.assay')).toEqual(writePack(pack))
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('lay a pack out for people', () => {
    const files = writePack(samplePack())
    expect([...files.keys()].map((path) => path.replaceAll(/[0-9a-f]{8}(?=[./])/g, 'ID'))).toEqual([
      'datasets/marked-reviews-ID.jsonl',
      'datasets/marked-reviews-ID.yaml',
      'datasets/marked-reviews.jsonl',
      'datasets/marked-reviews.yaml',
      'experiments/which-wording.yaml',
      'manifest.json',
      'pack.yaml',
      'prompts/review-mark/0001-ID.yaml',
      'prompts/review-mark/0002-ID.yaml',
      'prompts/review-mark/0003-ID.yaml',
      'prompts/review-mark/0004-ID.yaml',
      'prompts/review-mark/refs.yaml',
      'prompts/unnamed-ID/0001-ID.yaml',
      'prompts/unnamed-ID/refs.yaml',
    ])
    const second = [...files].find(([path]) => path.startsWith('prompts/review-mark/0002-'))?.[1] ?? new Uint8Array()
    expect(toText(second, '').replaceAll(/[0-9a-f]{64}/g, 'ID')).toBe(
      [
        'id: ID',
        'parents:',
        '  - ID',
        'message: |',
        '  Say Review it:',
        '  {{ text }}',
        'author: Ann',
        'time: 2026-01-01T12:01:00.000Z',
        'content:',
        '  messages:',
        '    - role: user',
        '      content: |',
        '        Review it:',
        '        {{ text }}',
        '',
      ].join('\n'),
    )
    expect(toText(files.get('datasets/marked-reviews.jsonl') ?? new Uint8Array(), '')).toBe(
      '{"expected_":"positive","text":"fine"}\n{"expected":1,"split":"test","tags":["short"],"text":"dull"}\n',
    )
  })

  it('keep a parent that is marked absent', () => {
    const root = makeVersion('one')
    const child = makeVersion('two', [root], 1)
    const pack = makePack({ prompts: [makePrompt('p', [child], { absent: [root.id] })] })
    expect(readPack(writePack(pack)).prompts[0]).toMatchObject({ absent: [root.id], versions: [child] })
  })
})

describe('readPack refuses', () => {
  const files = writePack(samplePack())
  const refusal = (changed: PackFiles) => () => readPack(changed)

  it('a version whose words are not those of its id', () => {
    expect(refusal(change(files, /^prompts\/review-mark\/0001/, (text) => text.replace('Review:', 'Praise:')))).toThrow(
      /0001-.*\.yaml says the id [0-9a-f]{64}, but what it holds has the id/,
    )
    expect(refusal(change(files, /^prompts\/review-mark\/0001/, (text) => text.replace('Ann', 'Eve')))).toThrow(
      /has the id/,
    )
  })

  it('a version under the name of another', () => {
    const moved = new Map(files)
    const path = [...files.keys()].find((name) => name.startsWith('prompts/review-mark/0001')) ?? ''
    moved.set('prompts/review-mark/0001-00000000.yaml', files.get(path) ?? new Uint8Array())
    moved.delete(path)
    expect(refusal(moved)).toThrow(/is named after another version/)
  })

  it('a parent that is nowhere, and a branch of a version that is nowhere', () => {
    expect(refusal(change(files, /^prompts\/review-mark\/0001/, () => null))).toThrow(
      /begins from the version [0-9a-f]{64}, which is neither in the pack nor marked absent/,
    )
    expect(
      refusal(
        change(files, 'prompts/review-mark/refs.yaml', (text) =>
          text.replace(/version: .*/, `version: ${'f'.repeat(64)}`),
        ),
      ),
    ).toThrow(/points the branch "main" at f{64}, which is not in the pack/)
  })

  it('the same version, prompt, dataset or branch twice', () => {
    const twice = makeVersion('one')
    expect(refusal(writePack(makePack({ prompts: [makePrompt('a', [twice]), makePrompt('b', [twice])] })))).toThrow(
      /holds the same version as/,
    )
    const renamed = change(files, /^prompts\/unnamed-.*refs/, (text) => text.replace('レビュー', 'Review mark'))
    expect(refusal(renamed)).toThrow(/holds the same prompt as prompts\/review-mark\/refs\.yaml/)
    expect(
      refusal(
        writePack(
          makePack({
            datasets: [makeDataset('d', [{ variables: { a: 1 } }]), makeDataset('d', [{ variables: { a: 2 } }])],
          }),
        ),
      ),
    ).toThrow(/holds the same dataset/)
    const branches = change(files, 'prompts/review-mark/refs.yaml', (text) =>
      text.replace(/( {2}- name: main\n {4}version: .*\n)/, '$1$1'),
    )
    expect(refusal(branches)).toThrow(/names the branch "main" twice/)
  })

  it('rows that are not those of their id, not rows, or cut short', () => {
    const lines = 'datasets/marked-reviews.jsonl'
    expect(refusal(change(files, lines, (text) => text.replace('fine', 'bad')))).toThrow(
      /has rows with the id [0-9a-f]{64}, where/,
    )
    expect(refusal(change(files, lines, (text) => text.replace('{"', '["')))).toThrow(
      /marked-reviews\.jsonl is not right at line 1: it is not JSON/,
    )
    expect(refusal(change(files, lines, (text) => `7\n${text}`))).toThrow(/line 1: it is not an object/)
    expect(refusal(change(files, lines, (text) => `{"__proto__":1}\n${text}`))).toThrow(/__proto__/)
    expect(refusal(change(files, lines, (text) => text.slice(0, -1)))).toThrow(/cut short/)
    expect(refusal(change(files, lines, () => null))).toThrow(/datasets\/marked-reviews\.jsonl is missing/)
  })

  it('an experiment whose version or rows stayed behind', () => {
    const dataset = makeDataset('d', [{ variables: { a: 1 } }])
    const version = makeVersion('one')
    const experiments = [makeExperiment('e', version, dataset)]
    expect(refusal(writePack(makePack({ datasets: [dataset], experiments })))).toThrow(
      /experiments\/e\.yaml runs the version/,
    )
    expect(refusal(writePack(makePack({ prompts: [makePrompt('p', [version])], experiments })))).toThrow(
      /runs on the rows/,
    )
  })

  it('files that packs do not have, naming them', () => {
    for (const path of [
      'README.md',
      'prompts/README.md',
      'prompts/review-mark/notes.yaml',
      'Prompts/a/refs.yaml',
      'keys.pem',
      'datasets/x.csv',
    ]) {
      expect(refusal(new Map([...files, [path, toBytes('x')]]))).toThrow(path)
    }
  })

  it('broken YAML by line, a format of the future, and what is not a pack', () => {
    expect(refusal(change(files, 'pack.yaml', (text) => `${text}x: [`))).toThrow(
      /pack\.yaml is broken YAML at line \d+, column \d+/,
    )
    expect(refusal(change(files, 'pack.yaml', (text) => text.replace('assayPack: 1', 'assayPack: 2')))).toThrow(
      /update Assay/,
    )
    expect(refusal(change(files, 'pack.yaml', () => null))).toThrow(/pack\.yaml is missing/)
  })
})
