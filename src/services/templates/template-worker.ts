import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { createPromptRenderer } from '../../core/templates/render-prompt.ts'
import type { TemplateJob, TemplateJobResult } from './template-job.ts'

/** The thread that renders templates. It keeps nothing, so that it can be ended at any time; first it says `ready`. */
parentPort?.on('message', ({ content, rows, ...supplies }: TemplateJob) => {
  const render = createPromptRenderer(content, supplies)
  for (const variables of rows) parentPort?.postMessage(renderRow(render, variables))
})
parentPort?.postMessage('ready')

function renderRow(
  render: ReturnType<typeof createPromptRenderer>,
  variables: TemplateJob['rows'][number],
): TemplateJobResult {
  try {
    return { messages: render(variables) }
  } catch (error) {
    return { error: toErrorReport(error) }
  }
}
