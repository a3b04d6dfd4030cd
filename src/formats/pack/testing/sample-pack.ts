import fc from 'fast-check'
import { datasetContentId } from '../../../core/datasets/dataset-content-id.ts'
import type { Row } from '../../../core/datasets/row.ts'
import { sealVersion, type Version } from '../../../core/prompts/version.ts'
import type { Pack, PackDataset, PackExperiment, PackPrompt } from '../pack.ts'

/** A version of one user message, `minute` minutes into a day. */
export function makeVersion(content: string, parents: readonly Version[] = [], minute = 0): Version {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString()
  const messages = [{ role: 'user' as const, content }]
  return sealVersion({
    content: { messages },
    parents: parents.map(({ id }) => id),
    message: `Say ${content}`,
    author: 'Ann',
    createdAt,
  })
}

export function makePrompt(name: string, versions: Version[], more: Partial<PackPrompt> = {}): PackPrompt {
  const head = versions.at(-1)
  return {
    name,
    versions,
    branches: head ? [{ name: 'main', versionId: head.id }] : [],
    labels: [],
    absent: [],
    ...more,
  }
}

export function makeDataset(name: string, rows: Row[], isNewest = true): PackDataset {
  const columns = [...new Set(rows.flatMap(({ variables }) => Object.keys(variables)))]
  return { name, id: datasetContentId(rows), columns, isNewest, rows }
}

export function makeExperiment(name: string, version: Version, dataset: PackDataset): PackExperiment {
  const variant = {
    versionId: version.id,
    modelId: 'local/starter',
    settings: { temperature: 0 },
    extract: { kind: 'whole' as const },
  }
  return {
    name,
    description: 'Two wordings',
    spec: {
      variants: [{ ...variant, name: 'plain' }],
      datasetVersionId: dataset.id,
      repeats: 1,
      seed: 7,
      metrics: [{ id: 'exact-match', options: { trim: true } }],
      margin: 0,
      useCache: true,
    },
  }
}

export function makePack(more: Partial<Pack> = {}): Pack {
  return { name: 'reviews', description: '', createdBy: 'Ann', prompts: [], datasets: [], experiments: [], ...more }
}

/** Two prompts, one with a merge, a dataset in two versions and an experiment. */
export function samplePack(): Pack {
  const root = makeVersion('Review: {{ text }}')
  const left = makeVersion('Review it:\n{{ text }}\n', [root], 1)
  const right = makeVersion('Be short.\n{{ text }}', [root], 2)
  const merged = makeVersion('Be short.\nReview it:\n{{ text }}', [left, right], 3)
  const older = makeDataset('Marked reviews', [{ variables: { text: 'fine' }, expected: 'positive' }], false)
  const newest = makeDataset('Marked reviews', [
    ...older.rows,
    { variables: { text: 'dull', expected: 1 }, split: 'test', tags: ['short'] },
  ])
  return makePack({
    prompts: [
      makePrompt('Review mark', [root, left, right, merged], { labels: [{ name: 'production', versionId: left.id }] }),
      makePrompt('レビュー', [makeVersion('要約: {{ text }}')]),
    ],
    datasets: [older, newest],
    experiments: [makeExperiment('Which wording?', merged, older)],
  })
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('a\nb\n', ' x', '\r\n', '# y\n\n'),
)
const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((name) => name.trim() === name && name !== '')

/** Packs of prompts with any texts and any history, with datasets of any values. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .record({
    prompts: fc.uniqueArray(
      fc.record({ name: anyName, texts: fc.array(fc.tuple(text, fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }) }),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
    datasets: fc.uniqueArray(
      fc.record({
        name: anyName,
        rows: fc.array(
          fc.record(
            {
              variables: fc.dictionary(
                anyName.filter((name) => name !== '__proto__'),
                fc.json().map((json) => JSON.parse(json.replaceAll('-0', '0')) as unknown),
                { maxKeys: 4 },
              ),
              expected: text,
              split: fc.constantFrom('train', 'test'),
            },
            { requiredKeys: ['variables'] },
          ),
          { maxLength: 4 },
        ),
      }),
      { selector: ({ name }) => name, maxLength: 3 },
    ),
  })
  .map(({ prompts, datasets }) =>
    makePack({
      prompts: prompts.map(({ name, texts }, order) => makePrompt(name, makeHistory(texts, order))),
      datasets: datasets.map(({ name, rows }) => makeDataset(name, rows as unknown as Row[])),
    }),
  )

/** Each version has up to two of the earlier ones as parents; the seconds differ, so no two are the same. */
function makeHistory(texts: readonly (readonly [string, number, number])[], order: number): Version[] {
  const versions: Version[] = []
  for (const [index, [content, first, second]] of texts.entries()) {
    const parents = [...new Set([versions[first % (index + 1)], versions[second % (index + 1)]])].filter(
      (parent) => parent !== undefined,
    )
    versions.push(makeVersion(content, parents, order * 100 + index))
  }
  return versions
}
