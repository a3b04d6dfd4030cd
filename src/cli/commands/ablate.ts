import type { RunReport } from '../../contract/experiments.ts'
import { partEffects, type PartEffect } from '../../core/techniques/part-effects.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'
import { printVariantSet } from '../print-variant-set.ts'
import { readVariantsOptions, type VariantsOptions } from '../variants-options.ts'
import { watchRun } from '../watch-run.ts'

/** `assay ablate PROMPT`: runs a prompt without each of its parts in turn, and prints what each is worth. */
export async function ablateCommand(
  context: CliContext,
  prompt: string,
  options: VariantsOptions & { run: boolean },
): Promise<ExitCode> {
  const { client, output } = context
  const made = await client.techniques.ablation(await readVariantsOptions(client, prompt, options))
  if (!options.run) {
    printVariantSet(context, made)
    return 0
  }
  const { runId } = await client.runs.start({ experimentId: made.experimentId })
  const progress = await watchRun(context, runId)
  const report = await client.runs.report({ runId })
  const effects = partEffects(report)
  output.print({ progress, report, effects }, () =>
    [
      formatEffects(effects, report),
      ...made.left.map(({ name, reason }) => `Left out "${name}": ${reason}`),
      ...(progress.problem === null ? [] : [progress.problem]),
    ].join('\n'),
  )
  return progress.status === 'done' && progress.failed === 0 ? 0 : 1
}

const barWidth = 24

function formatEffects(effects: readonly PartEffect[], { metrics, scores }: RunReport): string {
  const [metric] = metrics
  const isShare = metric?.scale === 'pass-fail'
  const whole = scores.find(({ variant, metric: index }) => variant === 0 && index === 0)?.mean
  const figure = (value: number) => (isShare ? (value * 100).toFixed(1) : value.toFixed(3))
  const signed = (value: number) => `${value > 0 ? '+' : ''}${figure(value)}`
  const largest = Math.max(1e-9, ...effects.map(({ effect }) => Math.abs(effect ?? 0)))
  const rows = effects.map(({ part, effect, interval, tokens }) => [
    part,
    effect === null ? 'unknown' : signed(effect),
    interval === null ? '' : `${signed(interval.low)} to ${signed(interval.high)}`,
    tokens === null ? 'unknown' : String(Math.round(tokens)),
    effect === null ? '' : (effect < 0 ? '▒' : '█').repeat(Math.round((Math.abs(effect) / largest) * barWidth)),
  ])
  const unit = isShare ? ' (points)' : ''
  return [
    `${metric?.title ?? 'Score'} with all of it: ${whole === null || whole === undefined ? 'unknown' : figure(whole)}${isShare ? '%' : ''}`,
    formatTable(['part', `worth${unit}`, '95% interval', 'tokens', ''], rows, [1, 2, 3]),
    'A part is worth the score with it less the score without it. ▒ is a part that does harm.',
  ].join('\n')
}
