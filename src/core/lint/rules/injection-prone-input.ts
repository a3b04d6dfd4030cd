import { dataSlots, inTags } from '../data-slots.ts'
import type { LintRule } from '../lint-rule.ts'

/** Text of the row in a place from which it can easily give orders. */
export const injectionProneInput: LintRule = {
  id: 'injection-prone-input',
  title: 'Injection-prone placement',
  severity: 'warning',
  reason: 'Text from outside that stands among or before the instructions is easily taken for one of them.',
  source: 'OWASP Top 10 for LLM Applications, LLM01 Prompt Injection: segregate and identify external content',
  check: (subject) =>
    dataSlots(subject).flatMap((data) => {
      const { message, slot, name, isDelimited, hasTextBefore } = data
      const place = message.placeOf(slot.start, slot.end)
      if (message.role === 'system') {
        return [
          {
            text: `"${name}" comes from the row and stands in the system message, whose words weigh most: move it to a user message.`,
            place,
          },
        ]
      }
      if (isDelimited || hasTextBefore) return []
      const tag = name.replaceAll('_', '-')
      return [
        {
          text: `"${name}" stands before the instructions with nothing to tell it from them.`,
          place,
          fix: {
            title: `Put it into <${tag}> tags`,
            edits: [{ ...place, message: message.index, text: inTags(data) }],
          },
        },
      ]
    }),
}
