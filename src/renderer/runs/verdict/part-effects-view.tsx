import type { RunReport } from '../../../contract/experiments.ts'
import { partEffects, type PartEffect } from '../../../core/techniques/part-effects.ts'
import { formatNumber } from '../../format/format-number.ts'
import styles from './part-effects-view.module.css'

/** What each part of a prompt is worth, drawn as bars with their intervals; nothing for a run that is no ablation. */
export function PartEffectsView({ report }: { report: RunReport }) {
  const effects = partEffects(report)
  const [metric] = report.metrics
  if (effects.length === 0 || metric === undefined) return null
  const isShare = metric.scale === 'pass-fail'
  const figure = (value: number): string => {
    const text = isShare ? formatNumber(Math.abs(value) * 100, 1) : formatNumber(Math.abs(value), 3)
    return `${value > 0 ? '+' : value < 0 ? '−' : ''}${text}`
  }
  const reach = Math.max(
    1e-9,
    ...effects.flatMap(({ effect, interval }) => [effect ?? 0, interval?.low ?? 0, interval?.high ?? 0].map(Math.abs)),
  )
  return (
    <section className={styles.effects} aria-label="What each part is worth">
      <h3 className={styles.title}>What each part is worth</h3>
      <p className={styles.hint}>
        {metric.title} with the part less without it{isShare ? ', in points' : ''}, with its 95% interval. A part whose
        interval is left of the line does harm.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className={styles.number}>
              Worth
            </th>
            <th scope="col" className={styles.number}>
              Tokens
            </th>
            <th scope="col" aria-label="Picture" />
          </tr>
        </thead>
        <tbody>
          {effects.map((one) => (
            <tr key={one.variant}>
              <th scope="row">{one.part}</th>
              <td className={styles.number}>
                {one.effect === null ? 'unknown' : figure(one.effect)}
                <span className={styles.interval}>
                  {one.interval === null ? '' : `${figure(one.interval.low)} to ${figure(one.interval.high)}`}
                </span>
              </td>
              <td className={styles.number}>{one.tokens === null ? 'unknown' : formatNumber(one.tokens, 0)}</td>
              <td className={styles.picture}>
                <EffectBar effect={one} reach={reach} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A bar from the middle line, with its interval as a whisker. The figures beside it say the same. */
function EffectBar({ effect: { effect, interval }, reach }: { effect: PartEffect; reach: number }) {
  const place = (value: number): number => 50 + (value / reach) * 48
  return (
    <svg className={styles.bar} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden>
      <line className={styles.zero} x1={50} x2={50} y1={0} y2={14} />
      {effect === null ? null : (
        <rect
          className={effect < 0 ? styles.harm : styles.help}
          x={Math.min(50, place(effect))}
          width={Math.abs(place(effect) - 50)}
          y={3}
          height={8}
        />
      )}
      {interval === null ? null : (
        <line className={styles.whisker} x1={place(interval.low)} x2={place(interval.high)} y1={7} y2={7} />
      )}
    </svg>
  )
}
