/**
 * What a step of `npm test` adds to the last line, with the reasons of what was skipped or went wrong.
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts
 */

/**
 * Counts a vitest JSON report. A file that could not be loaded, or whose set-up failed, has no failed test of its own
 * and counts as one failure; so does an ending that is a failure although every test passed, and a run without tests.
 * @param {unknown} report the parsed report; undefined when none was written
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countUnitTests(report, exitCode) {
  if (!isUnitReport(report)) return failure('vitest ended without a report')
  const counts = { passed: 0, failed: 0, skipped: 0, notes: /** @type {string[]} */ ([]) }
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(({ status }) => status)
    counts.passed += statuses.filter((status) => status === 'passed').length
    counts.skipped += statuses.filter((status) => status !== 'passed' && status !== 'failed').length
    const failed = statuses.filter((status) => status === 'failed').length
    counts.failed += failed
    if (file.status === 'failed' && failed === 0) {
      counts.failed += 1
      counts.notes.push(`${file.name} could not run`)
    }
  }
  return settle(counts, exitCode)
}

/**
 * Counts a Playwright JSON report. A flaky test counts as failed. Errors outside tests count as one failure, as do an
 * ending that is a failure although every test passed, and a run without tests.
 * @param {unknown} report the parsed report; undefined when none was written
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countEndToEndTests(report, exitCode) {
  if (!isEndToEndReport(report)) return failure('Playwright ended without a report')
  const { expected, unexpected, flaky, skipped } = report.stats
  const reasons = new Set(skipReasons(report.suites))
  return settle({ passed: expected, failed: unexpected + flaky, skipped, notes: [...reasons] }, exitCode)
}

/**
 * @param {string} note
 * @returns {Counts}
 */
export function failure(note) {
  return { passed: 0, failed: 1, skipped: 0, notes: [note] }
}

/**
 * The last line of `npm test`.
 * @param {Omit<Counts, 'notes'>} counts
 */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function settle(counts, exitCode) {
  if (counts.passed + counts.failed + counts.skipped === 0) return failure('no tests were found')
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, `it ended with code ${exitCode} outside the tests`] }
  }
  return counts
}

/**
 * @typedef {{ suites?: Suite[], specs?: { tests: { status: string, annotations: Annotation[] }[] }[] }} Suite
 * @typedef {{ type: string, description?: string }} Annotation
 */

/**
 * @param {Suite[]} suites
 * @returns {string[]}
 */
function skipReasons(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...skipReasons(inner),
    ...specs
      .flatMap(({ tests }) => tests)
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description)
      .map((reason) => `skipped: ${reason ?? 'a test before it failed'}`),
  ])
}

/**
 * @param {unknown} report
 * @returns {report is { testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }}
 */
function isUnitReport(report) {
  return typeof report === 'object' && report !== null && 'testResults' in report && Array.isArray(report.testResults)
}

/**
 * @param {unknown} report
 * @returns {report is { suites: Suite[], stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }}
 */
function isEndToEndReport(report) {
  return typeof report === 'object' && report !== null && 'stats' in report && 'suites' in report
}
