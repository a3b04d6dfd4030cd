import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

type Measurement = Awaited<ReturnType<ContractRouterClient<Contract>['models']['measureSpeed']>>

export interface BenchOptions {
  sequences?: number[]
  promptTokens?: number
  answerTokens?: number
}

/** One sequence's share of the time of a measurement, so that all of them end soon on a slow machine. */
const secondsEach = 0.4

const bounds = { prompt: { least: 64, most: 512 }, answer: { least: 16, most: 128 } }

/** `assay bench MODEL`: tokens a second at several answers at a time, and how much of shared prompts is reused. */
export async function benchCommand(
  { client, output, signal }: CliContext,
  modelId: string,
  options: BenchOptions,
): Promise<ExitCode> {
  const measure = (sequences: number, promptTokens: number, answerTokens: number, withReuse: boolean) =>
    client.models.measureSpeed({ modelId, sequences, promptTokens, answerTokens, withReuse }, { signal })

  output.progress('loading the model')
  const trial = await measure(1, bounds.prompt.least, bounds.answer.least, true)
  const room = Math.floor(Number(trial.fingerprint['contextTokens'] ?? Infinity) / 2)
  const promptTokens = options.promptTokens ?? Math.min(lengthFor(trial.prefillTokensPerSecond, bounds.prompt), room)
  const answerTokens = options.answerTokens ?? Math.min(lengthFor(trial.decodeTokensPerSecond, bounds.answer), room)

  const levels: Measurement[] = []
  for (const sequences of options.sequences ?? [1, 2, 4, 8]) {
    output.progress(`measuring ${sequences} at a time`)
    levels.push(await measure(sequences, promptTokens, answerTokens, false))
  }
  const { reusedShare, fingerprint } = trial
  const result = { modelId, promptTokens, answerTokens, reusedShare, levels }
  output.print(result, () => formatBench(modelId, reusedShare, fingerprint, levels))
  return 0
}

function lengthFor(tokensPerSecond: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.min(Math.max(tokensPerSecond * secondsEach, least), most))
}

function formatBench(
  modelId: string,
  reusedShare: number | null,
  { gpu, devices, threads, llamaCpp }: Measurement['fingerprint'],
  levels: readonly Measurement[],
): string {
  const rows = levels.map((level) => [
    String(level.sequences),
    level.prefillTokensPerSecond.toFixed(0),
    level.decodeTokensPerSecond.toFixed(0),
    level.overheadShare === null ? 'unknown' : toPercent(level.overheadShare),
  ])
  const [first] = levels
  return [
    `${modelId} · ${String(gpu)}${devices ? ` (${String(devices)})` : ''} · ${String(threads)} ${threads === 1 ? 'thread' : 'threads'} · llama.cpp ${String(llamaCpp)}`,
    `prompts of ${first?.promptTokens ?? 0} tokens, answers of ${first?.answerTokens ?? 0}; tokens a second of all answers together`,
    formatTable(['at a time', 'prefill', 'decode', "over llama.cpp's own time"], rows, [0, 1, 2, 3]),
    ...(reusedShare === null
      ? []
      : [`${toPercent(reusedShare)} of the prompt tokens are reused where 8 rows share their first 200 tokens`]),
  ].join('\n')
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(0)}%`
}
