import { setTimeout as sleep } from 'node:timers/promises'
import type { OptimiseEvent } from '../../contract/techniques.ts'
import type { RunReport } from '../../contract/experiments.ts'
import { AssayError, isAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { hashSeed } from '../../core/statistics/random.ts'
import { fewShotCandidates, type PromptCandidate } from '../../core/techniques/optimise/few-shot-candidates.ts'
import { instructionOf, rewriteRequest, withRewrite } from '../../core/techniques/optimise/instruction-rewrites.ts'
import { planOptimisation } from '../../core/techniques/optimise/plan-optimisation.ts'
import type { ServiceContext } from '../api/context.ts'
import { getVersion } from '../prompts/get-version.ts'
import { generateAnswer } from '../runs/generate-answer.ts'
import { makeReport } from '../runs/make-report.ts'
import type { RunService } from '../runs/run-service.ts'
import { createExamplePools } from '../templates/example-pools.ts'
import { saveVariants, type VariantsInput } from './save-variants.ts'

export interface OptimiseInput extends Omit<VariantsInput, 'split' | 'rowLimit' | 'repeats'> {
  trainSplit: string
  testSplit: string
  /** Sets of examples to try, and how many examples each has. */
  exampleSets: number
  shots: number
  /** Wordings of the instruction to ask for, and the model to ask (the one that is optimised for otherwise). */
  rewrites: number
  rewriterId?: string | undefined
  maxAnswers: number
  maxCostUsd?: number | undefined
}

const pollMs = 300
const asItIs = 'as it is'

/**
 * Looks for a better prompt: scores candidates on the train rows and reports the best of them against the prompt as it
 * is on the test rows, which nothing was chosen by. Every candidate is a version on a branch `optimise/...`. Breaking out
 * of the stream pauses the run under way. Throws `bad-input` for splits or a budget that are too small.
 */
export async function* optimise(
  context: ServiceContext,
  runs: RunService,
  input: OptimiseInput,
  signal?: AbortSignal,
): AsyncGenerator<OptimiseEvent, void, void> {
  const { content, promptName, number } = getVersion(context.stores, input.versionId)
  const rowsOf = (split: string) => context.stores.datasets.listPositions(input.datasetVersionId, { split }).length
  const plan = planOptimisation({
    trainRows: rowsOf(input.trainSplit),
    testRows: rowsOf(input.testSplit),
    prompts: 1 + input.exampleSets + input.rewrites,
    answersPerCell: content.samples ?? 1,
    maxAnswers: input.maxAnswers,
  })
  yield { type: 'plan', ...plan }

  const candidates: PromptCandidate[] = []
  for await (const tried of makeCandidates(context, input, content, signal)) {
    if ('content' in tried) candidates.push(tried)
    yield { type: 'candidate', name: tried.name, note: tried.note, isRefused: !('content' in tried) }
  }
  if (candidates.length === 0) {
    throw new AssayError('bad-input', {
      what: 'There is no candidate to try',
      mend: 'ask for examples, or name another model for the rewrites',
    })
  }
  const branchOf = (name: string) => `optimise/${name.replaceAll(' ', '-')}`
  const original = { name: asItIs, branch: 'main', content, note: 'As it is.' }
  const shared = { description: `Looking for a better "${promptName}" than v${number}.` }
  const train = saveVariants(
    context,
    { ...input, split: input.trainSplit, rowLimit: plan.trainRows, repeats: 1 },
    {
      ...shared,
      experimentName: `Optimise on train: ${promptName}`.slice(0, 120),
      candidates: [original, ...candidates.map((candidate) => ({ ...candidate, branch: branchOf(candidate.name) }))],
    },
  )
  const trained = yield* runToEnd(context, runs, train.experimentId, 'train', signal)
  const means = trained.report.variants.map(({ name }, variant) => ({
    name,
    mean: trained.report.scores.find((score) => score.variant === variant && score.metric === 0)?.mean ?? null,
  }))
  const lowerIsBetter = trained.report.comparisons[0]?.comparison.lowerIsBetter ?? false
  const best = bestOf(means, lowerIsBetter)
  yield { type: 'train', runId: trained.runId, scores: means, best }
  const winner = candidates.find(({ name }) => name === best)
  if (winner === undefined) {
    yield {
      type: 'result',
      best: null,
      versionId: null,
      branch: null,
      runId: null,
      sentence: 'No candidate scores better than the prompt as it is on the train rows.',
    }
    return
  }

  const left = input.maxCostUsd === undefined ? undefined : input.maxCostUsd - trained.costUsd
  const test = saveVariants(
    context,
    { ...input, split: input.testSplit, rowLimit: plan.testRows, repeats: 1, maxCostUsd: left },
    {
      ...shared,
      experimentName: `Optimise on test: ${promptName}`.slice(0, 120),
      candidates: [original, { ...winner, branch: branchOf(winner.name) }],
    },
  )
  const tested = yield* runToEnd(context, runs, test.experimentId, 'test', signal)
  yield {
    type: 'result',
    best: winner.name,
    versionId: test.variants.find(({ name }) => name === winner.name)?.versionId ?? null,
    branch: branchOf(winner.name),
    runId: tested.runId,
    sentence: tested.report.comparisons[0]?.sentence ?? 'No row of the test split could be scored.',
  }
}

/** Names the best, the earlier of equals; the prompt as it is stays where nothing beats it. */
function bestOf(means: readonly { name: string; mean: number | null }[], lowerIsBetter: boolean): string {
  let best: { name: string; mean: number } | undefined
  for (const { name, mean } of means) {
    if (mean === null) continue
    if (best === undefined || (lowerIsBetter ? mean < best.mean : mean > best.mean)) best = { name, mean }
  }
  return best?.name ?? asItIs
}

type Tried = PromptCandidate | { name: string; note: string }

async function* makeCandidates(
  context: ServiceContext,
  input: OptimiseInput,
  content: PromptContent,
  signal: AbortSignal | undefined,
): AsyncGenerator<Tried, void, void> {
  if (input.exampleSets > 0) {
    const getPool = createExamplePools(context.stores.datasets)
    const pool = getPool({ kind: 'dataset', versionId: input.datasetVersionId, split: input.trainSplit })
    yield* fewShotCandidates(content, pool, { count: input.exampleSets, shots: input.shots, seed: input.seed })
  }
  if (input.rewrites === 0) return
  const instruction = instructionOf(content)
  if (instruction === undefined) {
    yield { name: 'rewrites', note: 'The prompt has no instruction to rewrite: mark one as a block.' }
    return
  }
  const { backend, target } = await context.models.resolve(input.rewriterId ?? input.modelId)
  for (let index = 0; index < input.rewrites; index += 1) {
    const name = `wording ${index + 1}`
    try {
      const settings = { temperature: 0.9, maxTokens: 400, seed: hashSeed(input.seed, 'wording', index) }
      const request = { model: target, messages: rewriteRequest(instruction), settings }
      const { text } = await generateAnswer(backend, request, signal ?? new AbortController().signal)
      const rewrite = withRewrite(content, text)
      if ('content' in rewrite) yield { name, content: rewrite.content, note: 'The instruction in other words.' }
      else yield { name, note: `Refused: ${rewrite.reason}.` }
    } catch (error) {
      if (!isAssayError(error) || signal?.aborted) throw error
      yield { name, note: error.message }
    }
  }
}

/** Runs an experiment and tells how far it is. Throws `conflict` where it stands still before its end. */
async function* runToEnd(
  context: ServiceContext,
  { engine, summarise }: RunService,
  experimentId: string,
  stage: 'train' | 'test',
  signal: AbortSignal | undefined,
): AsyncGenerator<OptimiseEvent, { runId: string; report: RunReport; costUsd: number }, void> {
  const { runId } = await engine.start(experimentId)
  let isOver = false
  try {
    for (;;) {
      const progress = engine.progress(runId)
      yield { type: 'progress', stage, runId, done: progress.done + progress.failed, total: progress.total }
      if (progress.status !== 'running' && progress.status !== 'pending') break
      signal?.throwIfAborted()
      await sleep(pollMs)
    }
    isOver = true
  } finally {
    if (!isOver) await engine.pause(runId)
  }
  const { status, problem, knownCostUsd } = await engine.wait(runId)
  if (status !== 'done') {
    throw new AssayError('conflict', {
      what: `The run on the ${stage} rows stands still${problem === null ? '' : ` (${problem})`}`,
      mend: 'raise the budget, or resume it on the Runs page',
    })
  }
  const report = await makeReport({ stores: context.stores, summarise }, runId)
  return { runId, report, costUsd: knownCostUsd }
}
