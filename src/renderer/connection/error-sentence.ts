import { ORPCError } from '@orpc/client'
import { type ErrorReport, isAssayError } from '../../core/errors.ts'

/** The report inside an error of the contract; undefined for any other error. */
export function errorReport(error: unknown): ErrorReport | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'ASSAY') return undefined
  return isReport(error.data) ? error.data : undefined
}

/** True when the request was lost with the connection, so that it may be sent again. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof ORPCError) return false
  return error instanceof Error && (error.name === 'AbortError' || /not open|closed|disconnect/iu.test(error.message))
}

/** One sentence for a person: what happened, and where it can be said, how to mend it. */
export function errorSentence(error: unknown): string {
  const report = errorReport(error)
  if (report) return report.message
  if (isAssayError(error)) return error.message
  if (isConnectionLoss(error)) return 'The connection to the workbench was lost: it is being opened again.'
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
    return `The workbench did not accept this: ${issues(error.data)}.`
  const reason = error instanceof Error ? error.message : String(error)
  return `Something unexpected went wrong: ${reason}.`
}

function issues(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues))
    return 'bad input'
  return data.issues.map(issueText).join('; ')
}

function issueText(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null || !('message' in issue)) return String(issue)
  const path = 'path' in issue && Array.isArray(issue.path) ? issue.path.join('.') : ''
  return path ? `${path}: ${String(issue.message)}` : String(issue.message)
}

function isReport(data: unknown): data is ErrorReport {
  return typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string'
}
