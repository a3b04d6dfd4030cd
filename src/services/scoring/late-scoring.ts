import type { Message } from '../../core/backend.ts'
import { blockingCodes } from '../../core/blocking-codes.ts'
import { resolveMetric, scoreAnswer, scoreAnswerWithModel } from '../../core/metrics/score-answer.ts'
import { unscored, type Score } from '../../core/metric.ts'
import { isModelMetric } from '../../core/model-metric.ts'
import type { ScorableCell } from '../../storage/cell-store.ts'
import { toKnownError } from '../to-known-error.ts'
import type { ConnectionSlots, Slots } from '../runs/connection-slots.ts'
import type { RunControl } from '../runs/run-control.ts'
import type { RunDependencies } from '../runs/run-dependencies.ts'
import type { RunPlan } from '../runs/run-plan.ts'
import type { SpendingLimit } from '../runs/spending-limit.ts'
import { createCellQueue } from './cell-queue.ts'
import { metricOrder } from './metric-order.ts'
import { createMetricTools, type RequestTally } from './metric-tools.ts'
import { readRivals } from './read-rivals.ts'
import { scoresByName, toCellScore } from './scores-by-name.ts'
import { toScoreInput } from './to-score-input.ts'

/** Cells that are scored at once, whatever the connections allow. */
const mostWorkers = 64
/** Where metrics ask no model: code of a person's own. */
const fewestWorkers = 2

export interface LateScoringInput {
  runId: string
  plan: RunPlan
  limits: readonly SpendingLimit[]
  slots: ConnectionSlots
  control: RunControl
  dependencies: RunDependencies
  onChange: () => void
}

/** The scoring that models have a part in, while a run goes on. */
export interface LateScoring {
  /** Takes on a cell whose output is saved. */
  add(cell: Pick<ScorableCell, 'id' | 'rowPosition' | 'repeat'>): void
  /** Takes on what an earlier spell left. */
  addMissing(): void
  /** Resolves when nothing is left to score, or the run is stopped. Never throws. */
  finish(): Promise<void>
  /** Cells that wait or are being scored. */
  readonly left: number
  /** Whether every finished cell has every score. */
  isComplete(): boolean
}

/**
 * Scores saved cells with the metrics that ask models, several at once. Like the cells themselves, what is missing is
 * known from the database: a score is saved as soon as it is there, and a spell that ends early leaves the rest to the
 * next. A failure that others would share stops the run; any other leaves its score unscored, with the reason.
 */
export function createLateScoring(input: LateScoringInput): LateScoring {
  const { runId, plan, control, dependencies } = input
  const { spec } = plan
  const { scores } = dependencies
  const { later } = metricOrder(spec)
  const models = [...plan.scoringModels.values()]
  const comparing = new Set(
    later.filter((index) => {
      const metric = spec.metrics[index] && resolveMetric(spec.metrics[index]).metric
      return metric !== undefined && isModelMetric(metric) && metric.comparesVariants === true
    }),
  )
  const workers = Math.min(mostWorkers, Math.max(fewestWorkers, sum(models.map(({ concurrency }) => concurrency))))
  // A question that is settled ends the run early; what was answered is scored all the same.
  const isStopped = () => control.isStopping && !control.isSettled
  const queue = createCellQueue({ workers, work: scoreCell, isStopped })

  const joined = new Map<string, Slots>()
  function slotsOf(connectionId: string): Slots {
    const known = joined.get(connectionId)
    if (known) return known
    const limits = models.filter((model) => model.connectionId === connectionId).map((model) => model.concurrency)
    const slots = input.slots.join(connectionId, Math.min(...limits))
    joined.set(connectionId, slots)
    return slots
  }

  const createTools = createMetricTools({
    models: plan.scoringModels,
    limits: input.limits,
    cache: dependencies.cache,
    privateTo: spec.useCache ? undefined : runId,
    slotsOf,
    runScript: dependencies.runScript,
    now: dependencies.now,
    signal: control.abortSignal,
  })

  async function scoreCell(cellId: number): Promise<void> {
    try {
      await scoreMissingOf(cellId)
    } catch (error) {
      control.stop(toKnownError(error))
    }
    input.onChange()
  }

  async function scoreMissingOf(cellId: number): Promise<void> {
    const cell = scores.getCell(cellId)
    if (!cell) return
    const [row] = dependencies.getRows(spec.datasetVersionId, [cell.rowPosition])
    const known = new Set(scores.listOfCell(cellId).map(({ metric }) => metric))
    const base = { ...toScoreInput(spec, cell, row), messages: JSON.parse(cell.messages) as Message[] }
    for (const index of later) {
      const metric = spec.metrics[index]
      if (known.has(index) || metric === undefined) continue
      const rivals = comparing.has(index) ? readRivals(scores, runId, spec, cell) : []
      if (rivals === undefined) continue
      if (isStopped()) return
      const others = { ...base, rivals, scores: scoresByName(spec, scores.listOfCell(cellId)) }
      if (!isModelMetric(resolveMetric(metric).metric)) {
        // What is made of the others waits for all of them.
        if (scores.listOfCell(cellId).length < later.indexOf(index) + spec.metrics.length - later.length) continue
        save(cellId, index, scoreAnswer(metric, others), { requests: 0, cachedRequests: 0, costUsd: null }, null)
        continue
      }
      const { tools, tally } = createTools()
      try {
        save(cellId, index, await scoreAnswerWithModel(metric, others, tools, control.abortSignal), tally, null)
      } catch (error) {
        const failure = toKnownError(error)
        if (control.abortSignal.aborted || failure.code === 'cancelled') return
        if (blockingCodes.has(failure.code)) throw failure
        const failed = { ...tally, requests: Math.max(1, tally.requests) }
        save(cellId, index, unscored(failure.message), failed, failure.code)
      }
    }
  }

  function save(cellId: number, metric: number, score: Score, tally: RequestTally, errorCode: string | null) {
    if (control.isTakenAway) return
    const costUsd = tally.requests === 0 ? null : tally.costUsd
    scores.save({ ...toCellScore(metric, score), cellId, ...tally, costUsd, errorCode })
  }

  const addMissing = () => {
    for (const id of scores.listMissing(runId, later)) queue.add(id)
  }

  return {
    add({ id, rowPosition, repeat }) {
      if (later.length === 0) return
      queue.add(id)
      if (comparing.size === 0) return
      const siblings = scores.listSiblings(runId, rowPosition, repeat)
      const isSettled = siblings.every(({ status }) => status === 'done' || status === 'failed')
      if (isSettled) for (const sibling of siblings) if (sibling.status === 'done') queue.add(sibling.id)
    },
    addMissing,
    async finish() {
      await queue.idle()
      // Cells whose rivals failed are told of by nobody.
      if (comparing.size > 0 && !isStopped()) {
        addMissing()
        await queue.idle()
      }
      for (const slots of joined.values()) slots.leave()
      joined.clear()
    },
    get left() {
      return queue.size
    },
    isComplete: () => scores.listMissing(runId, later).next().done === true,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
