import type { LlamaContext } from 'node-llama-cpp'
import type { LlamaLibrary } from './llama-library.ts'
import type { OpenedLlama } from './open-llama.ts'

/**
 * The milliseconds that llama.cpp itself has spent in evaluating since the last call for this context, which has to be a
 * measured one; undefined when it does not say. It only tells its log, so the log is read.
 */
export async function readOwnTimeMs(
  library: LlamaLibrary,
  { llama, log }: OpenedLlama,
  context: LlamaContext,
): Promise<number | undefined> {
  const { logLevel } = llama
  await log.take()
  llama.logLevel = library.LlamaLogLevel.info
  try {
    await context.printTimings()
    return sumEvaluationMs(await log.take())
  } finally {
    llama.logLevel = logLevel
  }
}

/** `prompt eval time` is that of batches, `eval time` that of single tokens; several sequences at once count as a batch. */
export function sumEvaluationMs(lines: readonly string[]): number | undefined {
  const times = lines.flatMap((line) =>
    [...line.matchAll(/\beval time\s*=\s*([\d.]+) ms/g)].map(([, ms]) => Number(ms)),
  )
  return times.length === 0 ? undefined : times.reduce((total, ms) => total + ms, 0)
}
