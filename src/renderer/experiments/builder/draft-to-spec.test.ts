import { expect, test } from 'vitest'
import { experimentSpecSchema } from '../../../core/experiments/experiment-spec.ts'
import { draftToSpec } from './draft-to-spec.ts'
import { countCells, draftOf, emptyDraft, emptyMetric, emptyVariant, type ExperimentDraft } from './experiment-draft.ts'

const complete: ExperimentDraft = {
  ...emptyDraft(),
  name: ' Wording ',
  datasetVersionId: 'rows',
  variants: ['plain', 'short'].map((name) => ({ ...emptyVariant(), name, versionId: `version of ${name}` })),
}

test('makes a spec that the contract accepts', () => {
  const checked = draftToSpec({ ...complete, split: 'test', rowLimit: 20, concurrency: 4 })
  expect(checked).toMatchObject({ name: 'Wording', spec: { split: 'test', rowLimit: 20, concurrency: 4 } })
  expect('spec' in checked && experimentSpecSchema.safeParse(checked.spec).success).toBe(true)
})

test('leaves out what is not set', () => {
  const checked = draftToSpec(complete)
  expect('spec' in checked && Object.keys(checked.spec)).not.toContain('rowLimit')
  expect('spec' in checked && checked.spec.metrics).toEqual([{ id: 'exact-match' }])
})

test.each<[Partial<ExperimentDraft>, string]>([
  [{ name: '  ' }, 'no name'],
  [{ datasetVersionId: null }, 'choose a dataset'],
  [{ variants: [{ ...emptyVariant(), name: 'x' }] }, 'Variant A has no prompt'],
  [{ variants: [...complete.variants, { ...emptyVariant(), versionId: 'v' }] }, 'Variant C has no name'],
  [
    { metrics: [{ ...emptyMetric('json-schema'), jsonTexts: { schema: '{"type":' } }] },
    'The JSON of metric 1 cannot be read',
  ],
])('says what is missing', (change, sentence) => {
  expect(draftToSpec({ ...complete, ...change })).toEqual({ problem: expect.stringContaining(sentence) as string })
})

test('reads options that are typed as JSON', () => {
  const metrics = [
    { ...emptyMetric('json-schema'), options: { stripFences: true }, jsonTexts: { schema: '{"type":"object"}' } },
  ]
  const checked = draftToSpec({ ...complete, metrics })
  expect('spec' in checked && checked.spec.metrics).toEqual([
    { id: 'json-schema', options: { stripFences: true, schema: { type: 'object' } } },
  ])
})

test('edits an experiment without changing it', () => {
  const checked = draftToSpec({ ...complete, margin: 0.05 })
  if ('problem' in checked) throw new Error(checked.problem)
  const detail = { id: '1', datasetId: 'd', datasetName: 'reviews', rowCount: 4, lastRunId: null, ...checked }
  expect(draftToSpec(draftOf(detail))).toEqual(checked)
})

test('counts cells within the limit of rows', () => {
  expect(countCells({ ...complete, repeats: 3 }, 120)).toBe(720)
  expect(countCells({ ...complete, rowLimit: 20 }, 120)).toBe(40)
  expect(countCells({ ...complete, rowLimit: 500 }, 120)).toBe(240)
})
