import type { Metric } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'
import { allOf } from './all-of.ts'
import { answerLength } from './answer-length.ts'
import { bleu } from './bleu.ts'
import { chrfPlusPlus } from './chrf-plus-plus.ts'
import { chrf } from './chrf.ts'
import { contains } from './contains.ts'
import { cost } from './cost.ts'
import { embeddingSimilarity } from './embedding-similarity.ts'
import { exactMatch } from './exact-match.ts'
import { finished } from './finished.ts'
import { generationSpeed } from './generation-speed.ts'
import { groundedness } from './groundedness.ts'
import { jsonFields } from './json-fields.ts'
import { jsonValid } from './json-valid.ts'
import { judgeGroundedness } from './judge-groundedness.ts'
import { judgePairwise } from './judge-pairwise.ts'
import { judgeRubric } from './judge-rubric.ts'
import { labelLogprob } from './label-logprob.ts'
import { language } from './language.ts'
import { latency } from './latency.ts'
import { length } from './length.ts'
import { levenshtein } from './levenshtein.ts'
import { normalisedMatch } from './normalised-match.ts'
import { numberWithin } from './number-within.ts'
import { perplexity } from './perplexity.ts'
import { readability } from './readability.ts'
import { refusal } from './refusal.ts'
import { regex } from './regex.ts'
import { rouge1 } from './rouge-1.ts'
import { rouge2 } from './rouge-2.ts'
import { rougeL } from './rouge-l.ts'
import { rougeLsum } from './rouge-lsum.ts'
import { script } from './script.ts'
import { tokenF1 } from './token-f1.ts'
import { tokens } from './tokens.ts'
import { weightedScore } from './weighted-score.ts'

/**
 * Every metric that the window may import, in the order to offer it: all but the one whose validator generates code,
 * which a content security policy forbids. To add a metric, add it here.
 */
export const windowMetrics: readonly (Metric<unknown> | ModelMetric<unknown>)[] = [
  exactMatch,
  normalisedMatch,
  contains,
  regex,
  numberWithin,
  tokenF1,
  levenshtein,
  rouge1,
  rouge2,
  rougeL,
  rougeLsum,
  bleu,
  chrf,
  chrfPlusPlus,
  length,
  refusal,
  readability,
  jsonFields,
  jsonValid,
  language,
  groundedness,
  finished,
  answerLength,
  tokens,
  latency,
  generationSpeed,
  cost,
  judgeRubric,
  judgePairwise,
  judgeGroundedness,
  embeddingSimilarity,
  perplexity,
  labelLogprob,
  script,
  allOf,
  weightedScore,
]
