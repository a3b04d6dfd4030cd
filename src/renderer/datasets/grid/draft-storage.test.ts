import { expect, test } from 'vitest'
import { readDraft, writeDraft } from './draft-storage.ts'
import { emptyDraft, insertColumn, insertRows, setCells } from './grid-draft.ts'

const base = { versionId: 'v', columns: ['a'], rowCount: 2 }

test('a kept draft is read back', () => {
  const { draft } = insertRows(insertColumn(emptyDraft(base), 1, 'b'), 1, 1)
  const kept = { base, draft: setCells(draft, [{ rowId: -2, columnId: '=a', value: { b: [1, null] } }]) }
  expect(readDraft(writeDraft(kept) ?? '')).toEqual(kept)
})

test('one that is too large is not kept, and a broken one is none', () => {
  const draft = setCells(emptyDraft(base), [{ rowId: 0, columnId: '=a', value: 'x'.repeat(1_500_000) }])
  expect(writeDraft({ base, draft })).toBeUndefined()
  expect(readDraft('{')).toBeUndefined()
  expect(readDraft('{"base":{}}')).toBeUndefined()
})
