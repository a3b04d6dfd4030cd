import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import type { TemplateJob, TemplateJobResult } from './template-job.ts'

/** The thread that renders templates. It keeps nothing, so that it can be ended at any time; first it says `ready`. */
parentPort?.on('message', ({ content, rows }: TemplateJob) => {
  for (const variables of rows) parentPort?.postMessage(renderRow(content, variables))
})
parentPort?.postMessage('ready')

function renderRow(content: TemplateJob['content'], variables: TemplateJob['rows'][number]): TemplateJobResult {
  try {
    return { messages: renderPrompt(content, variables) }
  } catch (error) {
    return { error: toErrorReport(error) }
  }
}
