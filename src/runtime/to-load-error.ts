import { AssayError } from '../core/errors.ts'

/** The error for a model that llama.cpp would not load; what it logged says more than what it threw. */
export function toLoadError(path: string, error: unknown, log: readonly string[]): AssayError {
  if (error instanceof AssayError) return error as AssayError
  const complaints = log.join('\n')
  if (/not within the file bounds|corrupted or incomplete|failed to read/i.test(complaints)) {
    return new AssayError('not-a-gguf', { path, reason: 'the file is cut short' }, { cause: error })
  }
  const unknown = /unknown (?:model architecture|pre-tokenizer type): '([^']*)'/i.exec(complaints)
  const reason =
    unknown !== null
      ? `this build of llama.cpp does not know its ${/architecture/i.test(unknown[0]) ? 'architecture' : 'tokenizer'} ${unknown[1] ?? ''}`
      : (lastComplaint(log) ?? (error instanceof Error ? error.message : String(error)))
  return new AssayError('model-load-failed', { model: path, reason }, { cause: error })
}

/** The line that tells most: the last one that says what was wrong and not merely that something was. */
function lastComplaint(log: readonly string[]): string | undefined {
  const line = log.findLast(
    (text) => /error|fail|insufficient|out of memory/i.test(text) && !/failed to load model$/i.test(text),
  )
  return line?.replace(/^[\w.]+:\s*(error loading model:\s*)?/, '')
}
