import { dataSlots, inTags } from '../data-slots.ts'
import type { LintRule } from '../lint-rule.ts'

/** Data of the row that runs on from the instructions. */
export const undelimitedData: LintRule = {
  id: 'undelimited-data',
  title: 'Data not delimited',
  severity: 'warning',
  reason: 'Without a border the model has to guess where the instructions end and the data begins.',
  source:
    'OpenAI, Best practices for prompt engineering: use ### or """ to separate the instruction and context; Anthropic, Use XML tags',
  check: (subject) =>
    dataSlots(subject)
      .filter(({ isDelimited, hasTextBefore, message }) => !isDelimited && hasTextBefore && message.role !== 'system')
      .map((data) => {
        const { message, slot, name } = data
        const place = message.placeOf(slot.start, slot.end)
        return {
          text: `"${name}" runs on from the instructions: put it after a heading, in quotes or in tags.`,
          place,
          fix: {
            title: `Put it into <${name.replaceAll('_', '-')}> tags`,
            edits: [{ ...place, message: message.index, text: inTags(data) }],
          },
        }
      }),
}
