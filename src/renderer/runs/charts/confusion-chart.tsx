import { axisX, axisY, cell, text } from '@observablehq/plot'
import { useMemo } from 'react'
import type { Confusion } from '../../../contract/run-charts.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatCount, formatNumber, formatQuantity } from '../../format/format-number.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'

const other = 'other'

interface Field {
  expected: string
  answer: string
  count: number
  share: number
  isRight: boolean
}

/** What a variant answered for each label that was expected; the diagonal is right. */
export function ConfusionChart({ data, variant }: { data: Confusion; variant: number }) {
  const letter = variantLetter(variant)
  const fields = useMemo(() => toFields(data), [data])
  const options = useMemo(() => toOptions(fields, data.labels, variant), [fields, data.labels, variant])
  const right = fields.reduce((sum, { isRight, count }) => sum + (isRight ? count : 0), 0)
  return (
    <ChartFrame
      title={`Answers of ${letter} by expected label`}
      note={`${formatQuantity(data.answers, 'answer')}; rows are what was expected, columns what was answered, shaded by their share of the row. Case, punctuation and articles are left out; “${other}” is none of the labels.`}
      table={{
        head: ['Expected', ...data.labels, other],
        rows: data.labels.map((label, index) => [label, ...(data.counts[index] ?? []).map(String)]),
      }}
    >
      <PlotFigure
        options={options}
        label={`Answers of ${letter} by expected label: ${formatCount(right)} of ${formatCount(data.answers)} on the diagonal`}
      />
    </ChartFrame>
  )
}

function toFields({ labels, counts }: Confusion): Field[] {
  return labels.flatMap((expected, row) => {
    const line = counts[row] ?? []
    const total = line.reduce((sum, count) => sum + count, 0)
    return line.map((count, column) => ({
      expected,
      answer: labels[column] ?? other,
      count,
      share: total === 0 ? 0 : count / total,
      isRight: column === row,
    }))
  })
}

function toOptions(fields: readonly Field[], labels: readonly string[], variant: number): PlotOptions {
  const shorten = (label: string): string => (label.length > 12 ? `${label.slice(0, 11)}…` : label)
  return {
    height: 70 + labels.length * 34,
    marginLeft: 92,
    marginBottom: 40,
    style: plotStyle,
    x: { domain: [...labels, other], type: 'band', padding: 0.04 },
    y: { domain: [...labels], type: 'band', padding: 0.06 },
    marks: [
      axisX({ tickSize: 0, label: 'answered', labelArrow: 'none', labelAnchor: 'center', tickFormat: shorten }),
      axisY({ tickSize: 0, label: null, tickFormat: shorten }),
      cell(fields, {
        x: 'answer',
        y: 'expected',
        rx: 4,
        fill: variantColour(variant).strong,
        fillOpacity: (field: Field) => 0.05 + field.share * 0.55,
        stroke: (field: Field) => (field.isRight ? 'var(--assay-text)' : 'none'),
      }),
      text(fields, {
        x: 'answer',
        y: 'expected',
        fill: 'var(--assay-text)',
        fontSize: 12,
        text: (field: Field) => (field.count === 0 ? '' : formatNumber(field.count)),
      }),
    ],
  }
}
