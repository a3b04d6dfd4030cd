import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { renderPrompt } from '../../core/templates/render-prompt.ts'
import type { TemplateJob, TemplateJobResult } from './template-job.ts'

/** The thread that renders templates. It keeps nothing, so that it can be ended at any time; first it says `ready`. */
parentPort?.on('message', ({ rows, ...prompt }: TemplateJob) => {
  for (const variables of rows) parentPort?.postMessage(renderRow(prompt, variables))
})
parentPort?.postMessage('ready')

function renderRow(
  { content, partials }: Omit<TemplateJob, 'rows'>,
  variables: TemplateJob['rows'][number],
): TemplateJobResult {
  try {
    return { messages: renderPrompt(content, variables, undefined, partials) }
  } catch (error) {
    return { error: toErrorReport(error) }
  }
}
