import { axisX, axisY, cell, text } from '@observablehq/plot'
import { useMemo } from 'react'
import type { PairedPoints } from '../../../contract/run-charts.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatCount, formatNumber, formatQuantity } from '../../format/format-number.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'

interface Field {
  first: string
  second: string
  rows: number
  share: number
  differs: boolean
}

/** Pass/fail rows by who is right: what both, one or none of two variants get right. The other diagonal is the evidence. */
export function AgreementChart({ data, a, b }: { data: PairedPoints; a: number; b: number }) {
  const [first, second] = [variantLetter(a), variantLetter(b)]
  const fields = useMemo(() => toFields(data, first, second), [data, first, second])
  const options = useMemo(() => toOptions(fields, first, second), [fields, first, second])
  const { both, onlyA, onlyB, neither } = data.counts
  const said = `both right ${both}, only ${first} ${onlyA}, only ${second} ${onlyB}, neither ${neither}`
  return (
    <ChartFrame
      title={`Where ${first} and ${second} are right`}
      note={`${formatQuantity(data.rows, 'row')}. The verdict rests on the ${formatQuantity(onlyA + onlyB, 'row')} that only one of them gets right: ${formatCount(onlyB)} for ${second}, ${formatCount(onlyA)} for ${first}.`}
      table={{
        head: [first, second, 'Rows', 'Share'],
        rows: fields.map((field) => [
          field.first,
          field.second,
          String(field.rows),
          `${formatNumber(field.share * 100, 1)}%`,
        ]),
      }}
    >
      <PlotFigure options={options} label={`Rows by who is right: ${said}`} />
    </ChartFrame>
  )
}

function toFields({ rows, counts }: PairedPoints, first: string, second: string): Field[] {
  const field = (isFirst: boolean, isSecond: boolean, count: number): Field => ({
    first: `${first} ${isFirst ? 'right' : 'wrong'}`,
    second: `${second} ${isSecond ? 'right' : 'wrong'}`,
    rows: count,
    share: rows === 0 ? 0 : count / rows,
    differs: isFirst !== isSecond,
  })
  return [
    field(true, true, counts.both),
    field(true, false, counts.onlyA),
    field(false, true, counts.onlyB),
    field(false, false, counts.neither),
  ]
}

function toOptions(fields: readonly Field[], first: string, second: string): PlotOptions {
  return {
    height: 190,
    marginLeft: 64,
    marginBottom: 26,
    style: plotStyle,
    x: { domain: [`${first} right`, `${first} wrong`], type: 'band', padding: 0.04 },
    y: { domain: [`${second} right`, `${second} wrong`], type: 'band', padding: 0.06 },
    marks: [
      axisX({ tickSize: 0, label: null }),
      axisY({ tickSize: 0, label: null }),
      cell(fields, {
        x: 'first',
        y: 'second',
        rx: 6,
        fill: 'var(--assay-accent)',
        fillOpacity: (field: Field) => 0.08 + field.share * 0.6,
        stroke: (field: Field) => (field.differs ? 'var(--assay-text)' : 'none'),
        strokeDasharray: '3 2',
      }),
      text(fields, {
        x: 'first',
        y: 'second',
        fill: 'var(--assay-text)',
        fontSize: 14,
        fontWeight: 600,
        text: (field: Field) => `${formatCount(field.rows)}\n${formatNumber(field.share * 100, 1)}%`,
      }),
    ],
  }
}
