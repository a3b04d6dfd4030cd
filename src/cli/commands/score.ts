import { AssayError } from '../../core/errors.ts'
import { readSamples } from '../../core/aggregates/read-samples.ts'
import { aggregateScores, scoreSamples, type ScoreRequest } from '../../core/aggregates/score-samples.ts'
import { unscored, type Score } from '../../core/metric.ts'
import { scriptWorkerEntry } from '../../services/entries.ts'
import { createScriptRunner } from '../../services/scoring/run-script-in-worker.ts'

export interface ScoreOptions {
  metric: string
  options?: string
  aggregate?: boolean
  seed?: number
}

/** More is refused rather than run out of memory with, in characters. */
const mostCharacters = 512 * 1024 * 1024

/**
 * `assay score`: JSONL on standard input, a JSON line for each row on standard output, and the aggregate last. Needs no
 * workspace. Throws `bad-input`, before anything is printed.
 */
export async function scoreCommand(
  { metric, options, aggregate, seed }: ScoreOptions,
  input: AsyncIterable<string | Uint8Array>,
  print: (line: string) => void,
): Promise<void> {
  const request: ScoreRequest = { metric, options: readOptions(options), ...(seed !== undefined && { seed }) }
  const samples = readSamples(await readAll(input))
  const scripts = createScriptRunner({ entry: scriptWorkerEntry })
  try {
    const scores = await scoreSamples(request, samples, async (asking, sample, chosen) => {
      if (asking.needs.some((need) => need !== 'script')) {
        const mend = 'use it in an experiment (assay run)'
        throw new AssayError('bad-input', { what: `The metric "${metric}" asks a model`, mend })
      }
      const tools = { runScript: scripts.run } as Parameters<typeof asking.score>[2]
      return asking.score(sample, chosen, tools, new AbortController().signal).catch(toUnscored)
    })
    const total = aggregate ? aggregateScores(request, samples, scores) : undefined
    for (const { line, score } of scores) print(JSON.stringify({ row: line, ...toLine(score) }))
    if (total) print(JSON.stringify({ aggregate: total }))
  } finally {
    await scripts.close()
  }
}

function toLine({ value, reason, details }: Score) {
  const shown = value === null ? { value, unscored: reason } : { value, ...(reason !== undefined && { reason }) }
  return { ...shown, ...(details !== undefined && { details }) }
}

function toUnscored(error: unknown): Score {
  return unscored(error instanceof Error ? error.message : String(error))
}

function readOptions(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new AssayError('bad-input', { what: 'The options are not JSON', mend: `write --options '{"name": value}'` })
  }
}

async function readAll(input: AsyncIterable<string | Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pieces: string[] = []
  let characters = 0
  try {
    for await (const piece of input) {
      const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
      characters += text.length
      if (characters > mostCharacters) {
        throw new AssayError('bad-input', { what: 'The standard input is too long', mend: 'score it in parts' })
      }
      pieces.push(text)
    }
    pieces.push(decoder.decode())
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new AssayError('bad-input', { what: 'The standard input is not UTF-8', mend: 'convert it' }, { cause: error })
  }
  return pieces.join('')
}
