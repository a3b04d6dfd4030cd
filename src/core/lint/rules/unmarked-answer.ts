import { findPhrases } from '../find-phrases.ts'
import type { LintRule } from '../lint-rule.ts'

const reasoning =
  /\b(?:step by step|show your (?:work|reasoning)|think (?:aloud|carefully|through)|reason through)\b/giu
const marked =
  /\b(?:final answer|answer:|then (?:give|write|state|answer|say|output)|end (?:with|your)|last line|finish with|conclude with|in the form|after ["'`<#*]|on (?:a|its own|the last) line|json|tags?)\b|answer:/iu

/** Reasoning that is asked for without saying where the answer stands. */
export const unmarkedAnswer: LintRule = {
  id: 'unmarked-answer',
  title: 'Answer not marked in the reasoning',
  severity: 'warning',
  reason:
    'After a chain of thought a program cannot tell the answer from the steps, unless it is told how the answer is marked.',
  source: 'Wei et al. 2022, Chain-of-Thought Prompting; Kojima et al. 2022, Zero-Shot Reasoners: answer extraction',
  check(subject) {
    const { context, examples, prose, content, messages } = subject
    if (context.extract !== undefined && context.extract.kind !== 'whole') return []
    if (content.extract !== undefined && content.extract.kind !== 'whole') return []
    if (examples.length > 0 || content.examples !== undefined || marked.test(prose)) return []
    if (messages.some(({ source }) => source.includes('partial('))) return []
    return findPhrases(subject, reasoning)
      .slice(0, 1)
      .map(({ text, place }) => ({
        text: `"${text}" asks for steps: say how the answer is marked, such as "Answer:" on the last line.`,
        place,
      }))
  },
}
