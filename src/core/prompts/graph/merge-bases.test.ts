import { expect, test } from 'vitest'
import { mergeBases } from './merge-bases.ts'

const graph: Record<string, string[]> = {
  a: [],
  b: ['a'],
  c: ['a'],
  // Criss-cross: both sides merged the other's b and c.
  d: ['b', 'c'],
  e: ['c', 'b'],
  f: ['d'],
  z: [],
}
const parentsOf = (id: string) => graph[id] ?? []

test('finds where two versions part', () => {
  expect(mergeBases('b', 'c', parentsOf)).toEqual(['a'])
  expect(mergeBases('f', 'b', parentsOf)).toEqual(['b'])
  expect(mergeBases('b', 'f', parentsOf)).toEqual(['b'])
  expect(mergeBases('a', 'a', parentsOf)).toEqual(['a'])
})

test('finds every best ancestor of a criss-cross, and none where there is none', () => {
  expect(mergeBases('f', 'e', parentsOf)).toEqual(['b', 'c'])
  expect(mergeBases('f', 'z', parentsOf)).toEqual([])
})
