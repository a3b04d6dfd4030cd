import type { RunExportHead, RunExportWriter } from './run-export.ts'

/** A JSON object a line, with inputs and scores as objects; what is unknown is null. */
export function createJsonlRunWriter({ metricTitles }: RunExportHead): RunExportWriter {
  return {
    begin: () => '',
    write: (records) =>
      records
        .map(({ scores, ...record }) => {
          const named = scores.map((score, index) => ({ metric: metricTitles[index] ?? String(index), ...score }))
          return `${JSON.stringify({ ...record, scores: named })}\n`
        })
        .join(''),
    end: () => '',
  }
}
