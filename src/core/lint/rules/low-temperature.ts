import { noPlace, type LintRule } from '../lint-rule.ts'
import { taskOf } from '../prompt-task.ts'

const lowest = 0.3

/** A temperature that gives the same idea every time. */
export const lowTemperature: LintRule = {
  id: 'low-temperature',
  title: 'Low temperature for creative text',
  severity: 'warning',
  reason: 'Greedy decoding of open-ended text is bland and repeats itself.',
  source: 'Holtzman et al. 2020, The Curious Case of Neural Text Degeneration',
  check(subject) {
    const { temperature } = subject.context.settings ?? {}
    if (temperature === undefined || temperature >= lowest || !taskOf(subject).isCreative) return []
    return [
      {
        text: `The temperature is ${temperature}, and the task is creative: about 0.8 gives varied answers.`,
        place: noPlace,
        fix: { title: 'Set the temperature to 0.8', edits: [], settings: { temperature: 0.8 } },
      },
    ]
  },
}
