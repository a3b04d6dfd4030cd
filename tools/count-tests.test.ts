import { expect, it } from 'vitest'
import { countEndToEndTests, countsLine, countUnitTests } from './count-tests.js'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})

it('counts what passed, failed and was skipped', () => {
  const report = { testResults: [file('failed', 'passed', 'passed', 'failed'), file('passed', 'skipped', 'todo')] }
  expect(countUnitTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2, notes: [] })
})

it('counts a file that could not be loaded as a failure', () => {
  const report = { testResults: [file('passed', 'passed'), file('failed')] }
  expect(countUnitTests(report, 1)).toMatchObject({ passed: 1, failed: 1, notes: ['a.test.ts could not run'] })
})

it('counts a bad ending as a failure although every test passed', () => {
  expect(countUnitTests({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 })
})

it.each([undefined, {}, null, 'half a rep'])('counts a run without a report (%j) as a failure', (report) => {
  expect(countUnitTests(report, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  expect(countEndToEndTests(report, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})

it('counts a run that found no tests as a failure', () => {
  expect(countUnitTests({ testResults: [] }, 0).failed).toBe(1)
  expect(countEndToEndTests(endToEnd({}), 0).failed).toBe(1)
})

it('takes flaky for failed and gives the reasons of what was skipped, once each', () => {
  const specs = [undefined, 'no Electron here', 'no Electron here'].map((description) => ({
    tests: [{ status: 'skipped', annotations: description ? [{ type: 'skip', description }] : [] }],
  }))
  const report = endToEnd({ expected: 3, flaky: 1, skipped: 3 }, [{ suites: [{ specs }] }])
  expect(countEndToEndTests(report, 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 3,
    notes: ['skipped: a test before it failed', 'skipped: no Electron here'],
  })
})

it('counts an error outside the end-to-end tests as a failure', () => {
  expect(countEndToEndTests(endToEnd({ expected: 2 }), 1)).toMatchObject({ passed: 2, failed: 1 })
})

it('ends with one plain line', () => {
  expect(countsLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped')
})

function endToEnd(stats: Record<string, number>, suites: unknown[] = []) {
  return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, suites }
}
