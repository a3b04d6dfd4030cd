import { noPlace, type LintRule } from '../lint-rule.ts'
import { taskOf } from '../prompt-task.ts'

const highest = 0.5

/** A temperature that makes one right answer a matter of luck. */
export const highTemperature: LintRule = {
  id: 'high-temperature',
  title: 'High temperature for one right answer',
  severity: 'warning',
  reason: 'Where one answer is right, drawing less probable tokens only adds errors and noise between repeats.',
  source: 'Anthropic, Messages API: temperature closer to 0.0 for analytical and multiple choice tasks',
  check(subject) {
    const { temperature } = subject.context.settings ?? {}
    if (temperature === undefined || temperature <= highest || !taskOf(subject).isDeterministic) return []
    return [
      {
        text: `The temperature is ${temperature}, and the task has one right answer: 0 gives the most probable one.`,
        place: noPlace,
        fix: { title: 'Set the temperature to 0', edits: [], settings: { temperature: 0 } },
      },
    ]
  },
}
