import type { Generation, Message, TokenScore } from './backend.ts'
import type { MetricDescription, Sample, Score } from './metric.ts'
import type { Settings } from './settings.ts'

/** What a metric needs of the models that it asks, or `script` for a sandbox to run a person's code in. */
type MetricNeed = 'generate' | 'embed' | 'logprobs' | 'script'

/**
 * What a metric may use while it scores one cell. Models are named as in experiments (`connection/name`). Requests are
 * counted, priced, cached, and bounded by the model's connection. Every function throws AssayError.
 */
export interface MetricTools {
  /** `answerSchema` constrains the answer where the model's backend does that reliably; elsewhere it is left out. */
  generate(
    model: string,
    messages: readonly Message[],
    settings: Settings,
    answerSchema?: Record<string, unknown>,
  ): Promise<Generation>
  /** A vector of length 1 for each text. */
  embed(model: string, texts: readonly string[]): Promise<readonly (readonly number[])[]>
  /** The natural log-probability of every token of `continuation` as the assistant's next words. */
  scoreText(model: string, messages: readonly Message[], continuation: string): Promise<readonly TokenScore[]>
  /**
   * Probabilities of labels as the whole answer, in their order, summing to 1; null where the backend has none.
   * A label that the backend does not list among the likeliest has 0.
   */
  labelProbabilities(
    model: string,
    messages: readonly Message[],
    labels: readonly string[],
  ): Promise<readonly number[] | null>
  /** What a person's function `score` returns for the input, as JSON data. Throws `bad-input` with its error. */
  runScript(code: string, input: Readonly<Record<string, unknown>>): Promise<unknown>
}

/** A per-cell metric that asks a model or runs a person's code: it scores after the output is saved. */
export interface ModelMetric<Options> extends MetricDescription<Options> {
  readonly needs: readonly MetricNeed[]
  /** The models that it asks, without repetition. */
  models(options: Options): readonly string[]
  /** True for a metric that looks at the other variants' answers to the same row and repeat (`rivals`). */
  readonly comparesVariants?: boolean
  score(sample: Sample, options: Options, tools: MetricTools, signal: AbortSignal): Promise<Score>
}

/** Tells a metric that asks models from one that is a pure function. */
export function isModelMetric(metric: MetricDescription<unknown>): metric is ModelMetric<unknown> {
  return 'needs' in metric
}
