import type { Json } from '../../core/text/canonical-json.ts'
import type { RunExportHead, RunExportRecord } from './run-export.ts'

/** One column of a run as a table. */
export interface ExportColumn {
  name: string
  kind: 'text' | 'integer' | 'number' | 'boolean' | 'json'
  read: (record: RunExportRecord) => Json
}

const column = (name: string, kind: ExportColumn['kind'], read: ExportColumn['read']): ExportColumn => ({
  name,
  kind,
  read,
})

/**
 * A run as a table, a line a cell: inputs as `input.NAME`, scores as `score.TITLE` with `reason.TITLE` beside them, units
 * in the names. Metrics of one title are told apart by their number.
 */
export function exportColumns({ variables, metricTitles }: RunExportHead): ExportColumn[] {
  const titles = metricTitles.map((title, index) =>
    metricTitles.indexOf(title) === index ? title : `${title} ${index + 1}`,
  )
  return [
    column('row', 'integer', ({ row }) => row),
    column('variant', 'text', ({ variant }) => variant),
    column('variant_name', 'text', ({ variantName }) => variantName),
    column('model', 'text', ({ modelId }) => modelId),
    column('version', 'text', ({ versionId }) => versionId),
    column('repeat', 'integer', ({ repeat }) => repeat),
    column('status', 'text', ({ status }) => status),
    ...variables.map((name) =>
      column(`input.${name}`, 'text', ({ variables: values }) => {
        const value = Object.hasOwn(values, name) ? (values[name] ?? null) : null
        return value === null || typeof value === 'string' ? value : JSON.stringify(value)
      }),
    ),
    column('expected', 'text', ({ expected }) => expected),
    column('output', 'text', ({ output }) => output),
    ...titles.flatMap((title, index) => [
      column(`score.${title}`, 'number', ({ scores }) => scores[index]?.value ?? null),
      column(`reason.${title}`, 'text', ({ scores }) => scores[index]?.reason ?? null),
    ]),
    column('finish_reason', 'text', ({ finishReason }) => finishReason),
    column('prompt_tokens', 'integer', ({ promptTokens }) => promptTokens),
    column('cached_prompt_tokens', 'integer', ({ cachedPromptTokens }) => cachedPromptTokens),
    column('completion_tokens', 'integer', ({ completionTokens }) => completionTokens),
    column('reasoning_tokens', 'integer', ({ reasoningTokens }) => reasoningTokens),
    column('cost_usd', 'number', ({ costUsd }) => costUsd),
    column('first_token_ms', 'number', ({ firstTokenMs }) => firstTokenMs),
    column('total_ms', 'number', ({ totalMs }) => totalMs),
    column('is_cached', 'boolean', ({ isCached }) => isCached),
    column('attempts', 'integer', ({ attempts }) => attempts),
    column('retries', 'integer', ({ retries }) => retries),
    column('seed', 'integer', ({ seed }) => seed),
    column('error_code', 'text', ({ errorCode }) => errorCode),
    column('error', 'text', ({ errorMessage }) => errorMessage),
    column('finished_at', 'text', ({ finishedAt }) => finishedAt),
    column('messages', 'json', ({ messages }) => messages),
    column('fingerprint', 'json', ({ fingerprint }) => fingerprint),
  ]
}
