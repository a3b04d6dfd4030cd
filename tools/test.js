/**
 * `npm test`: installs what is missing and runs every check; `npm test -- types unit` runs the named ones.
 * The last line is `N passed, N failed, N skipped`, and the exit code 1 when anything failed.
 * Runs on Node 20 and uses nothing that is not part of Node.
 */
import { countsLine, failure } from './count-tests.js'
import { ensurePackages } from './ensure-packages.js'
import { root } from './project.js'
import { testSteps } from './test-steps.js'

const total = { passed: 0, failed: 0, skipped: 0 }
try {
  const steps = chosenSteps(process.argv.slice(2))
  ensurePackages(root)
  for (const step of steps) add(await runStep(step))
} catch (error) {
  console.log(sentence(error))
  total.failed += 1
}
console.log(`\n${countsLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0

/**
 * Runs a step under its heading and prints its own counts.
 * @param {import('./test-steps.js').Step} step
 */
async function runStep({ name, title, run }) {
  console.log(`\n== ${title}`)
  const startedAt = Date.now()
  const counts = await run(root).catch((error) => failure(sentence(error)))
  for (const note of counts.notes) console.log(`   ${note}`)
  console.log(`${name}: ${countsLine(counts)} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  return counts
}

/** @param {string[]} names */
function chosenSteps(names) {
  const unknown = names.find((name) => !testSteps.some((step) => step.name === name))
  const known = testSteps.map(({ name }) => name).join(', ')
  if (unknown !== undefined) throw new Error(`There is no step "${unknown}": choose among ${known}.`)
  return names.length === 0 ? testSteps : testSteps.filter(({ name }) => names.includes(name))
}

/** @param {import('./count-tests.js').Counts} counts */
function add(counts) {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}

/** @param {unknown} error */
function sentence(error) {
  return error instanceof Error ? error.message : String(error)
}
