import { intervalSvg, type DrawnInterval } from './interval-svg.ts'
import type { ReportDocument } from './report-document.ts'

/** Lines beyond it make a picture that nobody reads; the table has them all. */
const mostLines = 24

/** The pictures of a report: the differences of the first metric, then each metric's means. */
export function reportCharts(report: ReportDocument): { title: string; svg: string }[] {
  return [...differences(report), ...report.metrics.flatMap((_, metric) => means(report, metric))]
}

function differences({ comparisons, variants, metrics }: ReportDocument): { title: string; svg: string }[] {
  const [primary] = metrics
  if (!primary) return []
  const factor = primary.scale === 'pass-fail' ? 100 : 1
  const drawn = comparisons.flatMap(({ metric, a, b, comparison }): DrawnInterval[] => {
    const { difference, interval, verdict } = comparison
    if (metric !== 0 || difference === null || interval === null) return []
    return [
      {
        label: `${variants[b]?.letter ?? ''} − ${variants[a]?.letter ?? ''}`,
        value: difference * factor,
        low: interval.low * factor,
        high: interval.high * factor,
        colour: verdict === 'A better' ? a : b,
      },
    ]
  })
  if (drawn.length === 0) return []
  const title = `${primary.title}: differences with their intervals`
  const axis = primary.scale === 'pass-fail' ? 'points' : primary.title
  return [{ title, svg: intervalSvg(drawn.slice(0, mostLines), { axis, zero: true, alt: say(title, drawn) }) }]
}

function means({ scores, variants, metrics }: ReportDocument, metric: number): { title: string; svg: string }[] {
  const shown = metrics[metric]
  if (!shown) return []
  const isShare = shown.scale === 'pass-fail'
  const factor = isShare ? 100 : 1
  const drawn = scores.flatMap(({ variant, metric: index, mean, low, high }): DrawnInterval[] =>
    index !== metric || mean === null
      ? []
      : [
          {
            label: `${variants[variant]?.letter ?? ''} ${variants[variant]?.name ?? ''}`,
            value: mean * factor,
            low: (low ?? mean) * factor,
            high: (high ?? mean) * factor,
            colour: variant,
          },
        ],
  )
  if (drawn.length === 0) return []
  const title = `${shown.title} by variant with 95% intervals`
  const options = { axis: isShare ? '%' : shown.title, zero: false, alt: say(title, drawn) }
  const domain: [number, number] = [0, 100]
  return [{ title, svg: intervalSvg(drawn.slice(0, mostLines), isShare ? { ...options, domain } : options) }]
}

function say(title: string, drawn: readonly DrawnInterval[]): string {
  const figure = (value: number) => String(Number(value.toPrecision(4)))
  return `${title}: ${drawn.map(({ label, value, low, high }) => `${label} ${figure(value)}, ${figure(low)} to ${figure(high)}`).join('; ')}`
}
