import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { renderMessages } from '../../core/templates/render-messages.ts'
import type { TemplateJob, TemplateJobResult } from './template-job.ts'

/** The thread that renders templates. It keeps nothing, so that it can be ended at any time; first it says `ready`. */
parentPort?.on('message', ({ messages, rows }: TemplateJob) => {
  for (const variables of rows) parentPort?.postMessage(renderRow(messages, variables))
})
parentPort?.postMessage('ready')

function renderRow(messages: TemplateJob['messages'], variables: TemplateJob['rows'][number]): TemplateJobResult {
  try {
    return { messages: renderMessages(messages, variables) }
  } catch (error) {
    return { error: toErrorReport(error) }
  }
}
