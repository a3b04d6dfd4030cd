import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Message } from '../../core/backend.ts'
import { AssayError, fromErrorReport, toAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { PartialReference } from '../../core/templates/partials/partial-reference.ts'
import { resolvePartials, type Partial, type ResolvedPartials } from '../../core/templates/partials/resolve-partials.ts'
import type { PromptSupplies } from '../../core/templates/render-prompt.ts'
import type { GetExamplePool } from './example-pools.ts'
import type { TemplateJob, TemplateJobResult } from './template-job.ts'

type RenderResult = { messages: Message[] } | { error: AssayError }

type Variables = Readonly<Record<string, unknown>>

export interface TemplateRenderer {
  /**
   * Renders one prompt for one row. Throws `template-broken`, `variable-missing`, `bad-input` for a value of the wrong
   * type, and what `findPartial` and `getExamplePool` throw.
   */
  render(content: PromptContent, variables: Variables): Promise<Message[]>
  /**
   * Renders one prompt for many rows; a row that cannot be rendered is an error in its place. `partials` are what the
   * prompt takes in, where that is settled already.
   */
  renderMany(content: PromptContent, rows: readonly Variables[], partials?: ResolvedPartials): Promise<RenderResult[]>
  close(): Promise<void>
}

export interface TemplateRendererOptions {
  entry: URL
  /** Finds what prompts take in; without it there are no partials. */
  findPartial?: (reference: PartialReference) => Partial
  /** Finds the examples of prompts that take them from a dataset; without it those have none. */
  getExamplePool?: GetExamplePool
  /** How long one row may take, in milliseconds (2 s). */
  timeLimitMs?: number
  /** Memory of the thread, in MiB (256). */
  memoryLimitMb?: number
}

/** Rendering leaves only short-lived garbage: a small space for it is collected as fast, and memory stays low. */
const youngGenerationMb = 8

/** A template that stops the thread this often in one batch is not tried on the batch's other rows. */
const mostStops = 2

/**
 * Renders templates in a thread of its own: a template is somebody's program, and its loops have no bound. A row that
 * takes too long or too much memory ends the thread, which starts anew for the rows that are left.
 */
export function createTemplateRenderer({
  entry,
  findPartial = noPartial,
  getExamplePool,
  timeLimitMs = 2000,
  memoryLimitMb = 256,
}: TemplateRendererOptions): TemplateRenderer {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  /** The thread, once it has said that it is ready: loading it does not count as rendering. */
  async function getWorker(): Promise<Worker> {
    if (worker) return worker
    const starting = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngGenerationMb },
    })
    await once(starting, 'message')
    starting.unref()
    worker = starting
    return starting
  }

  async function endWorker(): Promise<void> {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  /** Sends rows to the thread and adds their results; says why when it stopped before the last one. */
  async function runJob(job: TemplateJob, results: RenderResult[]): Promise<string | undefined> {
    const running = await getWorker()
    const end = results.length + job.rows.length
    return new Promise((resolve) => {
      let seen = results.length
      let timer = setTimeout(watch, timeLimitMs)
      // Results that came while this thread was busy are delivered before the check.
      function watch() {
        setImmediate(() => {
          if (results.length === seen) {
            settle(`it does not end within ${timeLimitMs / 1000} s, so look for a loop that runs too often`)
          } else {
            seen = results.length
            timer = setTimeout(watch, timeLimitMs)
          }
        })
      }
      function take(result: TemplateJobResult) {
        results.push('error' in result ? { error: fromErrorReport(result.error) } : result)
        if (results.length === end) settle(undefined)
      }
      function fail() {
        settle('it needs too much memory, so look for a loop that runs too often')
      }
      function settle(stop: string | undefined) {
        clearTimeout(timer)
        running.off('message', take).off('error', fail).off('exit', fail)
        resolve(stop)
      }
      running.on('message', take).on('error', fail).on('exit', fail)
      running.postMessage(job)
    })
  }

  async function renderAll(prompt: Omit<TemplateJob, 'rows'>, rows: readonly Variables[]): Promise<RenderResult[]> {
    const results: RenderResult[] = []
    for (let stops = 0; results.length < rows.length; stops += 1) {
      if (isClosed) throw new AssayError('cancelled', { what: 'Rendering' })
      const stop = await runJob({ ...prompt, rows: rows.slice(results.length) }, results)
      if (stop === undefined) break
      await endWorker()
      const broken: RenderResult = { error: new AssayError('template-broken', { where: 'the prompt', reason: stop }) }
      do results.push(broken)
      while (stops + 1 === mostStops && results.length < rows.length)
    }
    return results
  }

  function supply(content: PromptContent, settled: ResolvedPartials | undefined): PromptSupplies {
    const source = content.examples?.source
    return {
      partials: settled ?? resolvePartials(content, findPartial),
      pool: source?.kind === 'dataset' ? getExamplePool?.(source) : undefined,
    }
  }

  async function renderMany(
    content: PromptContent,
    rows: readonly Variables[],
    settled?: ResolvedPartials,
  ): Promise<RenderResult[]> {
    let supplies: PromptSupplies
    try {
      supplies = supply(content, settled)
    } catch (error) {
      const known = toAssayError(error)
      return rows.map(() => ({ error: known }))
    }
    const mine = last.then(() => renderAll({ content, ...supplies }, rows))
    last = mine.catch(() => undefined)
    return mine
  }

  return {
    renderMany,
    async render(content, variables) {
      const [result] = await renderMany(content, [variables])
      if (!result || 'error' in result) throw result?.error ?? new AssayError('cancelled', { what: 'Rendering' })
      return result.messages
    },
    async close() {
      isClosed = true
      await endWorker()
    },
  }
}

function noPartial({ name }: PartialReference): never {
  throw new AssayError('not-found', { what: 'partial', id: name })
}
