import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from './project.js'

interface LockedPackage {
  version?: string
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const packages = (JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages

it('names every package that a package needs, those of other platforms as well, so that npm ci works everywhere', () => {
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !findFrom(place, name))
      .map((name) => `${place} needs ${name}`),
  )
  expect(missing).toEqual([])
})

it('says nothing about where packages are fetched from', () => {
  expect(text).not.toContain('"resolved"')
  expect(text).not.toMatch(/https?:\/\/[^"]*registry/)
})

/** Looks for a package as Node does: beside the one that needs it, then further and further up. */
function findFrom(place: string, name: string): boolean {
  if (packages[path.posix.join(place, 'node_modules', name)]?.version) return true
  return place !== '' && findFrom(parentOf(place), name)
}

function parentOf(place: string): string {
  const at = place.lastIndexOf('node_modules/')
  return at <= 0 ? '' : place.slice(0, at - 1)
}
