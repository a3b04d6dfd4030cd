import { z } from 'zod'
import { combinePanel, panelRule } from '../judges/combine-panel.ts'
import { judgeOptions, judgeSettings } from '../judges/judge-options.ts'
import { readRubric, rubricMessages, rubricSchema, type RubricVerdict } from '../judges/rubric.ts'
import { scored, unscored, type Sample } from '../metric.ts'
import type { MetricTools, ModelMetric } from '../model-metric.ts'

const options = z
  .strictObject({
    ...judgeOptions,
    minimum: z.int().min(0).max(10).default(1).meta({ title: 'Worst grade', description: 'A whole number.' }),
    maximum: z
      .int()
      .min(1)
      .max(10)
      .default(5)
      .meta({ title: 'Best grade', description: 'A whole number, 10 at most.' }),
    panel: panelRule,
    humanColumn: z.string().min(1).max(200).optional().meta({
      title: 'Column with human grades',
      description: 'The report then says how well the judge agrees with people.',
    }),
  })
  .refine(({ minimum, maximum }) => minimum < maximum, {
    path: ['maximum'],
    error: 'the best grade must be above the worst',
  })

export type JudgeRubricOptions = z.infer<typeof options>

/**
 * Grades by one or several models, by criteria in words. A judge that answers no grade counts for nothing, and where no
 * judge does the answer is unscored with what they said. With `probabilities`, the grade is the mean over the grades
 * weighted by their probabilities (Liu et al. 2023, G-Eval), where the judge's backend tells them.
 */
export const judgeRubric: ModelMetric<JudgeRubricOptions> = {
  id: 'judge-rubric',
  title: 'Judge: grade',
  description: 'A model, or a panel of models, grades the answer by your criteria.',
  scale: 'number',
  needs: ['generate'],
  models: ({ judges }) => [...new Set(judges)],
  options,
  async score(sample, chosen, tools) {
    const verdicts: RubricVerdict[] = []
    for (const judge of chosen.judges) verdicts.push(await askJudge(judge, sample, chosen, tools))
    const scores = verdicts.map((verdict) => ('score' in verdict ? verdict.score : null))
    const human = chosen.humanColumn === undefined ? undefined : readHuman(sample.variables[chosen.humanColumn])
    const details = {
      judges: chosen.judges,
      scores,
      answerCharacters: sample.answer.length,
      ...(human !== undefined && { human }),
    }
    const reason = verdicts.map((verdict, index) => tell(verdict, chosen.judges, index)).join('\n')
    const value = combinePanel(
      scores.filter((score) => score !== null),
      chosen.panel,
    )
    return value === null ? unscored(reason, details) : scored(value, reason, details)
  },
}

async function askJudge(
  judge: string,
  sample: Sample,
  chosen: JudgeRubricOptions,
  tools: MetricTools,
): Promise<RubricVerdict> {
  if (chosen.probabilities) {
    const grades = Array.from({ length: chosen.maximum - chosen.minimum + 1 }, (_, index) => chosen.minimum + index)
    const shares = await tools.labelProbabilities(judge, rubricMessages(sample, chosen, true), grades.map(String))
    if (shares !== null) {
      const score = grades.reduce((sum, grade, index) => sum + grade * (shares[index] ?? 0), 0)
      return { score, reason: grades.map((grade, index) => `${grade}: ${percent(shares[index] ?? 0)}`).join(', ') }
    }
  }
  const { text } = await tools.generate(
    judge,
    rubricMessages(sample, chosen, false),
    judgeSettings,
    rubricSchema(chosen),
  )
  return readRubric(text, chosen)
}

function tell(verdict: RubricVerdict, judges: readonly string[], index: number): string {
  const who = judges.length === 1 ? '' : `${judges[index] ?? ''}: `
  if ('problem' in verdict) return `${who}${judges.length === 1 ? 'the judge gave no grade, ' : ''}${verdict.problem}`
  return judges.length === 1 ? verdict.reason : `${who}${verdict.score}, ${verdict.reason}`
}

function readHuman(value: unknown): number | undefined {
  const grade = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof grade === 'number' && Number.isFinite(grade) ? grade : undefined
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}
