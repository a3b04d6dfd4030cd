import type { Sample } from '../metric.ts'
import type { JudgeOptions } from './judge-options.ts'

export const describeVariable = 'the question, a context'

/** The parts of a row that a judge sees beside the answers. */
export function shownMaterial(
  { variables, expected }: Pick<Sample, 'variables' | 'expected'>,
  options: Pick<JudgeOptions, 'variables' | 'showExpected'>,
): { name: string; text: string }[] {
  const columns = options.variables.map((name) => ({ name: plainName(name), text: toText(variables[name]) }))
  return options.showExpected && expected !== undefined
    ? [...columns, { name: 'expected answer', text: expected }]
    : columns
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Column names come from files of others too. */
function plainName(name: string): string {
  return name.replace(/[^\p{L}\p{N} _-]/gu, ' ').slice(0, 60)
}
