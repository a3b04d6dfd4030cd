import type { RunProgress, RunReport } from '../contract/experiments.ts'
import { variantLetter } from '../core/experiments/experiment-spec.ts'

/** A run as JUnit XML: a test for the cells, for what was required, and for each comparison. */
export function writeJunit(report: RunReport, progress: RunProgress, failures: readonly string[]): string {
  const cells = progress.failed > 0 ? `${progress.failed} of ${progress.total} cells failed` : notDone(progress)
  const cases = [
    testCase('cells', cells === null ? null : [cells]),
    testCase('conditions', failures.length === 0 ? null : failures),
    ...report.comparisons.map(({ metric, a, b, sentence }) =>
      testCase(`${report.metrics[metric]?.title ?? ''}: ${variantLetter(a)} and ${variantLetter(b)}`, null, sentence),
    ),
  ]
  const failed = Number(cells !== null) + Number(failures.length > 0)
  const seconds = (progress.elapsedMs / 1000).toFixed(3)
  const counts = `tests="${cases.length}" failures="${failed}" errors="0" time="${seconds}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay" ${counts}>`,
    `  <testsuite name="${escapeXml(report.experimentName)}" ${counts}>`,
    `    <properties><property name="run" value="${escapeXml(report.runId)}"/></properties>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function notDone({ status, problem }: RunProgress): string | null {
  return status === 'done' ? null : (problem ?? `the run is ${status}`)
}

function testCase(name: string, failures: readonly string[] | null, said?: string): string {
  const open = `    <testcase classname="assay" name="${escapeXml(name)}"`
  if (failures) return `${open}><failure message="${escapeXml(failures.join(' '))}"/></testcase>`
  return said === undefined ? `${open}/>` : `${open}><system-out>${escapeXml(said)}</system-out></testcase>`
}

/** XML 1.0 has no place for most control characters at all. */
function escapeXml(text: string): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}
