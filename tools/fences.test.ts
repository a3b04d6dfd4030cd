import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programFile } from './program-file.js'
import { root } from './project.js'

/**
 * The fences of the layers, each tried with something that it must stop. A fence whose configuration no longer works
 * fails here, where the checks themselves would only go quiet.
 */

/** For each layer, layers that it must not import. */
const upward: Record<string, string[]> = {
  core: ['formats', 'contract', 'backends', 'runtime', 'storage', 'services', 'main', 'renderer', 'web', 'cli'],
  formats: ['contract', 'backends', 'storage', 'services'],
  contract: ['formats', 'backends', 'storage', 'services', 'renderer'],
  backends: ['runtime', 'storage', 'services', 'contract', 'main'],
  runtime: ['backends', 'storage', 'services', 'contract'],
  storage: ['backends', 'services', 'contract', 'formats', 'main'],
  services: ['main', 'web', 'cli', 'renderer', 'runtime'],
  main: ['services', 'storage', 'backends', 'renderer', 'preload', 'web', 'cli'],
  preload: ['core', 'contract', 'services', 'main', 'renderer'],
  renderer: ['services', 'storage', 'backends', 'main', 'web', 'formats'],
  web: ['main', 'renderer', 'cli', 'storage', 'backends'],
  cli: ['main', 'renderer', 'storage', 'backends'],
}

/** For each package that belongs to one layer, layers that must not import it. */
const packages: Record<string, string[]> = {
  'electron': ['core', 'contract', 'services', 'web', 'cli', 'renderer', 'backends', 'storage', 'runtime'],
  'node-llama-cpp': ['core', 'backends', 'services', 'main', 'cli'],
  'better-sqlite3': ['core', 'services', 'backends', 'runtime', 'web', 'cli', 'main'],
  'openai': ['core', 'services', 'storage', 'cli', 'web'],
  '@anthropic-ai/sdk': ['core', 'services', 'runtime'],
  '@google/genai': ['renderer', 'services', 'web'],
  'node:fs': ['core', 'formats', 'contract', 'renderer', 'preload'],
}

const violations: Record<string, { source: string; rule: string }> = {
  ...Object.fromEntries(
    Object.entries(upward).flatMap(([layer, others]) => others.map((other) => restricted(layer, `../${other}/x.ts`))),
  ),
  ...Object.fromEntries(
    Object.entries(packages).flatMap(([name, layers]) => layers.map((layer) => restricted(layer, name))),
  ),
  'src/core/deep/folder/up.ts': {
    source: "import { x } from '../../../services/x.ts'\nexport const y = x\n",
    rule: 'eslint(no-restricted-imports)',
  },
  'src/core/tested.test.ts': {
    source: "import { x } from '../services/x.ts'\nexport const y = x\n",
    rule: 'eslint(no-restricted-imports)',
  },
  'src/core/now.ts': { source: 'export const x = Date.now()\n', rule: 'eslint(no-restricted-properties)' },
  'src/core/luck.ts': { source: 'export const x = Math.random()\n', rule: 'eslint(no-restricted-properties)' },
  'src/services/floating.ts': {
    source: 'const later = async () => 1\nexport function start(): void {\n  later()\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  'src/services/exhaustive.ts': {
    source:
      "export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A'\n  }\n  return ''\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  'src/services/any.ts': { source: 'export const x: any = 1\n', rule: 'typescript(no-explicit-any)' },
  'src/services/ignore.ts': {
    source: '// @ts-ignore\nexport const x: string = 1\n',
    rule: 'typescript(ban-ts-comment)',
  },
  'src/services/default.ts': { source: 'export default function x() {}\n', rule: 'import(no-default-export)' },
  'src/services/long.ts': { source: 'export const x = 1\n'.concat('// more\n'.repeat(400)), rule: 'eslint(max-lines)' },
  'src/services/cycle-a.ts': {
    source: "import { b } from './cycle-b.ts'\nexport const a = (): unknown => b\n",
    rule: 'import(no-cycle)',
  },
  'src/services/cycle-b.ts': {
    source: "import { a } from './cycle-a.ts'\nexport const b = (): unknown => a\n",
    rule: 'import(no-cycle)',
  },
}

/** Imports that the table of layers allows; they must stay without a word. */
const allowed: Record<string, string> = {
  'src/services/down.ts': "import { x } from '../storage/x.ts'\nexport const y = x\n",
  'src/cli/down.ts': "import { x } from '../web/x.ts'\nexport const y = x\n",
  'src/renderer/down.ts': "import { x } from '../contract/x.ts'\nexport const y = x\n",
  'src/main/down.ts': "import { app } from 'electron'\nexport const y = app\n",
  'src/core/read.test.ts': "import { existsSync } from 'node:fs'\nexport const y = existsSync\n",
}

/** What the compiler must refuse, with the start of its message. */
const misplaced: Record<string, { source: string; error: string }> = {
  'src/core/uses-node.ts': {
    source: "export { readFileSync } from 'node:fs'\n",
    error: "Cannot find name 'node:fs'",
  },
  'src/core/uses-process.ts': { source: 'export const x = process.env\n', error: "Cannot find name 'process'" },
  'src/core/uses-window.ts': { source: 'export const x = window.name\n', error: "Cannot find name 'window'" },
  'src/core/uses-clock.ts': { source: 'export const x = setTimeout\n', error: "Cannot find name 'setTimeout'" },
  'src/services/uses-window.ts': { source: 'export const x = document.title\n', error: "Cannot find name 'document'" },
  'src/renderer/uses-process.ts': { source: 'export const x = process.cwd()\n', error: "Cannot find name 'process'" },
  'src/storage/up.ts': { source: "export { x } from '../services/x.ts'\n", error: 'is not under' },
  'src/services/has-enum.ts': { source: 'export enum X { A }\n', error: 'erasableSyntaxOnly' },
}

const folder = mkdtempSync(path.join(tmpdir(), 'assay-fences-'))

beforeAll(() => {
  const copied = [
    '.oxlintrc.json',
    'tsconfig.base.json',
    'tsconfig.json',
    ...globSync('src/*/tsconfig.json', { cwd: root }),
  ]
  for (const file of copied) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    copyFileSync(path.join(root, file), path.join(folder, file))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  for (const layer of Object.keys(upward)) write(`src/${layer}/x.ts`, 'export const x = 1\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('oxlint', () => {
  let found: Map<string, string[]>
  beforeAll(() => {
    for (const [file, { source }] of Object.entries(violations)) write(file, source)
    for (const [file, source] of Object.entries(allowed)) write(file, source)
    const report = JSON.parse(run('oxlint', ['--type-aware', '-f', 'json', 'src'])) as {
      diagnostics: { filename: string; code: string }[]
    }
    found = new Map(
      [...Map.groupBy(report.diagnostics, ({ filename }) => filename.replaceAll('\\', '/'))].map(([file, problems]) => [
        file,
        problems.map(({ code }) => code),
      ]),
    )
  })

  it.each(Object.entries(violations))('stops %s', (file, { rule }) => {
    expect(found.get(file)).toContain(rule)
  })

  it.each(Object.keys(allowed))('lets %s pass', (file) => {
    expect(found.get(file)).toBeUndefined()
  })
})

describe('tsc', () => {
  let output = ''
  beforeAll(() => {
    rmSync(path.join(folder, 'src'), { recursive: true })
    for (const file of globSync('src/*/tsconfig.json', { cwd: root })) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      copyFileSync(path.join(root, file), path.join(folder, file))
    }
    for (const layer of Object.keys(upward)) write(`src/${layer}/x.ts`, 'export const x = 1\n')
    for (const [file, { source }] of Object.entries(misplaced)) write(file, source)
    output = run('typescript', ['-b', '--pretty', 'false'], 'tsc').replaceAll('\\', '/')
  })

  it.each(Object.entries(misplaced))('stops %s', (file, { error }) => {
    const lines = output.split('\n').filter((line) => line.startsWith(`${file}(`))
    expect(lines.join('\n')).toContain(error)
  })

  it('lets every layer alone that breaks nothing', () => {
    expect(output).not.toMatch(/\/x\.ts\(/)
  })
})

function restricted(layer: string, imported: string): [string, { source: string; rule: string }] {
  const file = `src/${layer}/imports-${imported.replace(/\W+/g, '-')}.ts`
  const source = `import { x } from '${imported}'\nexport const y = x\n`
  return [file, { source, rule: 'eslint(no-restricted-imports)' }]
}

function write(file: string, source: string): void {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, source)
}

/** Runs a checker over the folder; that it finds something, and so fails, is what is wanted. */
function run(packageName: string, args: string[], program?: string): string {
  const command = [programFile(root, packageName, program), ...args]
  try {
    return execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
