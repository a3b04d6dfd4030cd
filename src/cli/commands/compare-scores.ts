import type { MetricComparison } from '../../core/statistics/compare-scores.ts'
import { formatPValue } from '../../core/statistics/format-figures.ts'
import { verdictSentence } from '../../core/statistics/verdict-sentence.ts'
import { AssayError } from '../../core/errors.ts'
import { compareScoreText } from '../../services/scores/compare-score-text.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'
import { readStandardInput } from '../read-standard-input.ts'
import { readTextFile } from '../read-text-file.ts'

export interface CompareScoresCommandOptions {
  /** JSONL file, or - for standard input. */
  scores: string
  margin?: number
  level?: number
  seed?: number
  lower?: string[]
  names?: string[]
  sequential?: boolean
}

/** `assay compare --scores FILE`: the statistics of a comparison for scores that were made anywhere. */
export async function compareScoresCommand(
  { output }: CliContext,
  options: CompareScoresCommandOptions,
): Promise<ExitCode> {
  const isPiped = options.scores === '-'
  const text = isPiped ? await readStandardInput() : await readTextFile(options.scores)
  const { names = ['A', 'B'], lower = [] } = options
  const [nameA, nameB] = names
  if (nameA === undefined || nameB === undefined || names.length > 2) {
    throw new AssayError('bad-input', { what: '--names takes two names', mend: 'write --names before after' })
  }
  const compared = compareScoreText(text, isPiped ? 'standard input' : options.scores, {
    seed: options.seed ?? 1,
    margin: options.margin ?? 0,
    level: options.level ?? 0.95,
    lowerIsBetter: lower,
    ...(options.sequential ? { sequential: { minimumRows: 1 } } : {}),
  })
  const told = compared.map((each) => ({
    ...each,
    sentence: verdictSentence(each.comparison, {
      nameA,
      nameB,
      ...(compared.length > 1 ? { metricTitle: each.metric } : {}),
    }),
  }))
  output.print({ comparisons: told }, () =>
    [...told.flatMap(({ sentence, comparison }) => [sentence, comparison.reason, '']), formatFigures(compared)].join(
      '\n',
    ),
  )
  return 0
}

function formatFigures(compared: readonly MetricComparison[]): string {
  const head = ['metric', 'rows', 'A', 'B', 'B − A', 'interval', 'test', 'p', 'Holm p', 'd_z', 'effect', 'verdict']
  const rows = compared.map(({ metric, comparison }) => {
    const { rows: count, meanA, meanB, difference, interval, test, adjustedPValue, effects, level } = comparison
    const p = (value: number | null) => (value === null ? '–' : formatPValue(value, 1 - level).replace(/^p (= )?/, ''))
    return [
      metric,
      String(count),
      figure(meanA),
      figure(meanB),
      figure(difference),
      interval === null ? '–' : `${figure(interval.low)} to ${figure(interval.high)}`,
      test.name,
      p(test.pValue),
      p(adjustedPValue),
      figure(effects?.cohensDz ?? null),
      effectOf(comparison),
      comparison.verdict,
    ]
  })
  return formatTable(head, rows, [1, 2, 3, 4, 7, 8, 9])
}

function effectOf({ effects, test }: MetricComparison['comparison']): string {
  const ratio = effects?.oddsRatio
  if (ratio) return ratio.estimate === null ? `only B wins (${test.winsB})` : `odds ratio ${figure(ratio.estimate)}`
  return effects?.cliffsDelta === null || effects === undefined ? '–' : `Cliff's δ ${figure(effects.cliffsDelta)}`
}

function figure(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(3))).replace('-', '−')
}
