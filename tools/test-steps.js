import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { countEndToEndTests, countUnitTests, failure } from './count-tests.js'
import { ensureBuild } from './ensure-build.js'
import { whyNoChromium } from './ensure-chromium.js'
import { programFile } from './program-file.js'
import { runProgram } from './run-program.js'

/**
 * One step of `npm test`; a step that throws counts as one failure.
 * @typedef {import('./count-tests.js').Counts} Counts
 * @typedef {{ name: string, title: string, run: (root: string) => Promise<Counts> }} Step
 */

const minute = 60_000
const unitLimitMs = 20 * minute
const endToEndLimitMs = 15 * minute

/** @type {Step[]} */
export const testSteps = [
  {
    name: 'types',
    title: 'Types (tsc)',
    run: (root) =>
      check(root, [
        ['typescript', 'tsc', '-b'],
        ['typescript', 'tsc', '-p', 'tsconfig.tests.json'],
      ]),
  },
  {
    name: 'lint',
    title: 'Lint (oxlint)',
    run: (root) => check(root, [['oxlint', 'oxlint', '--type-aware', '--deny-warnings']]),
  },
  { name: 'format', title: 'Format (oxfmt)', run: (root) => check(root, [['oxfmt', 'oxfmt', '--check']]) },
  { name: 'unused', title: 'Unused code (knip)', run: (root) => check(root, [['knip', 'knip', '--no-progress']]) },
  // Tests of the command line run what was built, which starts several times as fast as the sources.
  {
    name: 'build',
    title: 'Build (electron-vite)',
    async run(root) {
      await ensureBuild(root)
      return passed
    },
  },
  { name: 'unit', title: 'Unit tests (vitest)', run: runUnitTests },
  { name: 'e2e', title: 'End-to-end tests (Playwright)', run: runEndToEndTests },
]

/** @type {Counts} */
const passed = { passed: 1, failed: 0, skipped: 0, notes: [] }

/**
 * Programs that must all end well; together they count as one.
 * @param {string} root
 * @param {[packageName: string, program: string, ...args: string[]][]} programs
 * @returns {Promise<Counts>}
 */
async function check(root, programs) {
  let code = 0
  for (const [packageName, program, ...args] of programs) {
    const ending = await runProgram(root, [programFile(root, packageName, program), ...args], { limitMs: 4 * minute })
    if (ending.timedOut) return failure(`${program} took longer than 4 minutes`)
    code ||= ending.code
  }
  return code === 0 ? passed : { ...passed, passed: 0, failed: 1 }
}

/** @param {string} root */
async function runUnitTests(root) {
  const report = reportFile(root, 'unit')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const args = [programFile(root, 'vitest'), 'run', ...reporters]
  const { code, timedOut } = await runProgram(root, args, { limitMs: unitLimitMs })
  const counts = countUnitTests(readReport(report), code)
  return timedOut ? addTimeout(counts, 'vitest', unitLimitMs) : counts
}

/** @param {string} root */
async function runEndToEndTests(root) {
  const reason = whyNoChromium()
  await ensureBuild(root)
  const report = reportFile(root, 'e2e')
  const program = programFile(root, '@playwright/test', 'playwright')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const list = reason === undefined ? [] : ['--list']
  const args = [program, 'test', ...list, `--reporter=${reason === undefined ? 'line,' : ''}json`]
  const { code, timedOut } = await runProgram(root, args, { limitMs: endToEndLimitMs, env })
  if (reason !== undefined) return skipAll(readReport(report), reason)
  const counts = countEndToEndTests(readReport(report), code)
  return timedOut ? addTimeout(counts, 'Playwright', endToEndLimitMs) : counts
}

/**
 * @param {Counts} counts what was counted until then
 * @param {string} program
 * @param {number} limitMs
 * @returns {Counts}
 */
function addTimeout(counts, program, limitMs) {
  const note = `${program} was stopped, because it took longer than ${limitMs / minute} minutes`
  return { ...counts, failed: Math.max(counts.failed, 1), notes: [...counts.notes, note] }
}

/**
 * @param {unknown} listing
 * @param {string} reason
 * @returns {Counts}
 */
function skipAll(listing, reason) {
  const { skipped } = countEndToEndTests(listing, 0)
  return skipped === 0 ? failure('no end-to-end tests were found') : { passed: 0, failed: 0, skipped, notes: [reason] }
}

/**
 * @param {string} root
 * @param {string} name
 */
function reportFile(root, name) {
  const folder = join(root, '.cache', 'reports')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/**
 * @param {string} file
 * @returns {unknown} undefined when there is none, or half of one
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
