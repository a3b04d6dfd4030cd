import type { Message } from '../backend.ts'
import type { Sample } from '../metric.ts'
import { dataRule, delimit } from './delimit.ts'
import type { JudgeOptions } from './judge-options.ts'
import { quoteAnswer, readVerdict } from './read-verdict.ts'
import { shownMaterial } from './shown-material.ts'

export interface RubricScale {
  minimum: number
  maximum: number
}

/** What one judge said of one answer; `problem` says why it counts for nothing. */
export type RubricVerdict = { score: number; reason: string } | { problem: string }

/** The messages that ask a judge to grade an answer. `isBare` asks for the number alone, to read its probability. */
export function rubricMessages(sample: Sample, options: JudgeOptions & RubricScale, isBare: boolean): Message[] {
  const { minimum, maximum, criteria } = options
  const shape = isBare
    ? `Answer with the grade alone: one whole number from ${minimum} to ${maximum}.`
    : `Answer with one JSON object and nothing else: {"reason": "one or two sentences", "score": <whole number from ${minimum} to ${maximum}>}.`
  const material = [...shownMaterial(sample, options), { name: 'answer', text: sample.answer }]
  return [
    {
      role: 'system',
      content: `You grade answers from ${minimum} (worst) to ${maximum} (best), strictly by the criteria. ${dataRule}`,
    },
    { role: 'user', content: `Criteria:\n${criteria}\n\n${delimit(material)}\n\nGrade the answer. ${shape}` },
  ]
}

/** The JSON Schema of a grade, for models that can be held to it. */
export function rubricSchema({ minimum, maximum }: RubricScale): Record<string, unknown> {
  const scores = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index)
  return {
    type: 'object',
    properties: { reason: { type: 'string', maxLength: 300 }, score: { enum: scores } },
    required: ['reason', 'score'],
    additionalProperties: false,
  }
}

/** Reads a judge's answer. A grade that is not on the scale is none. */
export function readRubric(text: string, { minimum, maximum }: RubricScale): RubricVerdict {
  const found = readVerdict(text, 'score')
  if (!found) return { problem: `there is no grade in its answer: ${quoteAnswer(text)}` }
  const score = typeof found.value === 'string' && found.value.trim() !== '' ? Number(found.value) : found.value
  if (typeof score !== 'number' || !Number.isFinite(score) || score < minimum || score > maximum) {
    return { problem: `its grade is not from ${minimum} to ${maximum}: ${quoteAnswer(text)}` }
  }
  return { score, reason: found.reason }
}
