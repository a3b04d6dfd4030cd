import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { readWindowBounds, saveWindowBounds } from './window-bounds.ts'

const screenArea = { x: 0, y: 0, width: 1920, height: 1080 }
const bounds = { x: 100, y: 80, width: 1200, height: 800, isMaximized: false }
const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'assay-window-')), 'deep', 'window.json')

it('opens the window where it was', () => {
  const file = newFile()
  saveWindowBounds(file, bounds, vi.fn())
  expect(readWindowBounds(file, [screenArea])).toEqual(bounds)
})

it.each([
  ['the display it was on is gone', { ...bounds, x: 2500 }],
  ['only a sliver of it would be seen', { ...bounds, x: 1900 }],
  ['its title bar would be above the display', { ...bounds, y: -50 }],
])('starts afresh when %s', (_reason, lost) => {
  const file = newFile()
  saveWindowBounds(file, lost, vi.fn())
  expect(readWindowBounds(file, [screenArea])).toBeUndefined()
})

it('starts afresh when the file is damaged or missing', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'assay-window-')), 'window.json')
  expect(readWindowBounds(file, [screenArea])).toBeUndefined()
  writeFileSync(file, '{"x": "left"}')
  expect(readWindowBounds(file, [screenArea])).toBeUndefined()
})

it('reports a folder that cannot be written and goes on', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'assay-window-')), 'file')
  writeFileSync(file, '')
  const onProblem = vi.fn()
  saveWindowBounds(path.join(file, 'window.json'), bounds, onProblem)
  expect(onProblem).toHaveBeenCalledOnce()
})
