import { z } from 'zod'
import type { Aggregate } from './aggregate.ts'
import { countLabels, tabulateLabels, toMatrix, type LabelCounts } from './confusion.ts'

const labelRules = {
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: '"Yes" and "yes" are one label.' }),
  trim: z.boolean().default(true).meta({
    title: 'Ignore blanks at both ends',
    description: 'Spaces and line breaks around a label do not count.',
  }),
}

const plainOptions = z.strictObject(labelRules)

const averagedOptions = z.strictObject({
  ...labelRules,
  average: z.enum(['macro', 'micro', 'weighted']).default('macro').meta({
    title: 'Average',
    description: 'macro: every label counts the same. micro: every row does. weighted: labels by their rows.',
  }),
  label: z.string().optional().meta({
    title: 'One label only',
    description: 'The figure of this label alone, in place of an average.',
  }),
})

type AveragedOptions = z.infer<typeof averagedOptions>

const kappaOptions = z.strictObject({
  ...labelRules,
  weights: z.enum(['none', 'linear', 'quadratic']).default('none').meta({
    title: 'Weights',
    description: 'For labels with an order, by their places when sorted: how much a near miss counts.',
  }),
})

interface Names {
  id: string
  title: string
  description: string
}

/** An aggregate of the confusion table; `signature` names the function of scikit-learn that computes the same. */
function ofTable<Options extends { ignoreCase: boolean; trim: boolean }>(
  names: Names,
  options: z.ZodType<Options>,
  signature: (options: Options) => string,
  value: (sums: Float64Array, labels: readonly string[], options: Options) => number | null,
): Aggregate<Options> {
  return {
    ...names,
    options,
    tabulate(samples, chosen) {
      const { labels, rows, size } = tabulateLabels(samples, chosen)
      return {
        rows,
        size,
        valueOf: (sums) => (rows.length === 0 ? null : value(sums, labels, chosen)),
        detailsOf: (sums) => ({ labels, matrix: toMatrix(sums, labels.length), perLabel: perLabel(sums, labels) }),
        signature: signature(chosen),
      }
    },
  }
}

/** The share of rows whose answer is the expected label. */
export const accuracy = ofTable(
  { id: 'accuracy', title: 'Accuracy', description: 'The share of answers that are the expected label.' },
  plainOptions,
  () => 'accuracy_score',
  accuracyOf,
)

/** Of the rows that got a label, the share that expected it. */
export const precision = averaged(
  'precision',
  'Precision',
  'Of the answers with a label, the share that is right.',
  precisionOf,
)

/** Of the rows that expected a label, the share that got it. */
export const recall = averaged('recall', 'Recall', 'Of the rows that expect a label, the share that got it.', recallOf)

/** The harmonic mean of precision and recall. */
export const f1 = averaged('f1', 'F1', 'The harmonic mean of precision and recall, averaged over labels.', f1Of)

/** Agreement beyond chance (Cohen 1960; weighted: Cohen 1968), -1 to 1; null where both sides know but one label. */
export const cohensKappa = ofTable(
  {
    id: 'cohens-kappa',
    title: "Cohen's kappa",
    description: 'Agreement of answers and expected labels beyond what chance would give: 1 is full, 0 is chance.',
  },
  kappaOptions,
  ({ weights }) => `cohen_kappa_score(weights=${weights === 'none' ? 'None' : `'${weights}'`})`,
  (sums, labels, { weights }) => kappaOf(sums, labels.length, weights),
)

/** How often each label was given for each expected one; its value is the accuracy. */
export const confusionMatrix = ofTable(
  {
    id: 'confusion-matrix',
    title: 'Confusion matrix',
    description: 'How often each label was answered where each was expected; the value is the accuracy.',
  },
  plainOptions,
  () => 'confusion_matrix',
  accuracyOf,
)

function averaged(id: string, title: string, description: string, figure: (counts: LabelCounts) => number) {
  const names = { id, title, description: `${description} As scikit-learn with zero_division=0.` }
  const signature = ({ average, label }: AveragedOptions) =>
    label === undefined ? `${id}_score(average='${average}', zero_division=0)` : `${id}_score(labels=['${label}'])`
  return ofTable(names, averagedOptions, signature, (sums, labels, { average, label }) => {
    const counts = countLabels(sums, labels.length)
    if (label !== undefined) {
      const one = counts[labels.indexOf(label)]
      return one === undefined ? null : figure(one)
    }
    return averageOf(counts, average, figure)
  })
}

function averageOf(
  counts: readonly LabelCounts[],
  average: AveragedOptions['average'],
  figure: (counts: LabelCounts) => number,
): number | null {
  const total = (read: (one: LabelCounts) => number) => counts.reduce((sum, one) => sum + read(one), 0)
  if (average === 'micro') {
    return figure({
      hits: total(({ hits }) => hits),
      given: total(({ given }) => given),
      expected: total(({ expected }) => expected),
    })
  }
  if (average === 'weighted') return total((one) => figure(one) * one.expected) / total(({ expected }) => expected)
  // A label that a resample lacks on both sides is none of its labels.
  const present = counts.filter(({ given, expected }) => given + expected > 0)
  return present.length === 0 ? null : present.reduce((sum, one) => sum + figure(one), 0) / present.length
}

function precisionOf({ hits, given }: LabelCounts): number {
  return given === 0 ? 0 : hits / given
}

function recallOf({ hits, expected }: LabelCounts): number {
  return expected === 0 ? 0 : hits / expected
}

function f1Of({ hits, given, expected }: LabelCounts): number {
  return given + expected === 0 ? 0 : (2 * hits) / (given + expected)
}

function accuracyOf(sums: Float64Array, labels: readonly string[]): number | null {
  const counts = countLabels(sums, labels.length)
  const rows = counts.reduce((sum, { expected }) => sum + expected, 0)
  return rows === 0 ? null : counts.reduce((sum, { hits }) => sum + hits, 0) / rows
}

/** Cohen's kappa of a table of counts, with the weights of scikit-learn's `cohen_kappa_score`. */
function kappaOf(sums: Float64Array, labels: number, weights: z.infer<typeof kappaOptions>['weights']): number | null {
  const counts = countLabels(sums, labels)
  const rows = counts.reduce((sum, { expected }) => sum + expected, 0)
  if (rows === 0) return null
  let observed = 0
  let byChance = 0
  for (const [row, one] of counts.entries()) {
    for (const [column, other] of counts.entries()) {
      const distance = Math.abs(row - column)
      const weight = weights === 'none' ? Number(distance > 0) : weights === 'linear' ? distance : distance ** 2
      observed += weight * (sums[row * labels + column] ?? 0)
      byChance += (weight * one.expected * other.given) / rows
    }
  }
  return byChance === 0 ? null : 1 - observed / byChance
}

function perLabel(sums: Float64Array, labels: readonly string[]) {
  return countLabels(sums, labels.length).map((counts, index) => ({
    label: labels[index] ?? '',
    precision: precisionOf(counts),
    recall: recallOf(counts),
    f1: f1Of(counts),
    rows: counts.expected,
  }))
}
