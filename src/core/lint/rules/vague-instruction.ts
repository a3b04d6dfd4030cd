import { findPhrases, taskPlace } from '../find-phrases.ts'
import type { LintRule } from '../lint-rule.ts'
import { slotFiller } from '../template-slots.ts'

const imprecise =
  /\b(?:fairly|reasonably|somewhat|relatively|pretty|rather|kind of|sort of) (?:short|long|brief|detailed|simple|concise|formal|informal|small|large|good|clear)\b|\bnot too (?:much|many|long|short|detailed|formal|complicated|technical)\b|\ba (?:few|couple of|bunch of) (?:words|sentences|lines|paragraphs|points|items|bullets|bullet points|examples|ideas)\b|\b(?:as|if|where|when) (?:appropriate|needed|necessary|you see fit)\b|\b(?:do|try) your best\b|\band so on\b|\betc\b\.?|\b(?:make|keep) it (?:good|nice|better|interesting|engaging|appropriate|professional)\b|\bsomething (?:good|nice|interesting|appropriate)\b/giu

/** Whole prompts that name no task that could be checked. */
const bare =
  /^(?:please )?(?:help(?: me)?(?: with)?|process|handle|improve|fix|check|look at|analy[sz]e|review|do something with|tell me about|work on|deal with|what do you think(?: of| about)?)(?: (?:this|the|these|following|text|it|data|input|content|below|above|that|my|with|of))*[\s.:!?]*$/iu

const mostProse = 400

/** Words that leave open what is wanted, and prompts that hardly say it. */
export const vagueInstruction: LintRule = {
  id: 'vague-instruction',
  title: 'Vague instruction',
  severity: 'warning',
  reason: 'What is left open is decided anew for every row: say how many, how long, for whom and by what measure.',
  source: 'OpenAI, Best practices for prompt engineering: be specific; reduce "fluffy" and imprecise descriptions',
  check(subject) {
    const phrases = findPhrases(subject, imprecise).map(({ text, place }) => ({
      text: `"${text}" leaves open what is wanted: give a number, a limit or a condition.`,
      place,
    }))
    return [...bareTask(subject), ...phrases]
  },
}

function bareTask(subject: Parameters<LintRule['check']>[0]) {
  const { prose, messages } = subject
  if (prose.length > mostProse || messages.some(({ source }) => source.includes('partial('))) return []
  const words = prose.replaceAll(slotFiller, ' ').replaceAll(/\s+/gu, ' ').trim()
  if (words === '') {
    const hasSlots = messages.some(({ slots }) => slots.length > 0)
    return hasSlots ? [{ text: 'The prompt never says what to do with its data.', place: taskPlace(subject) }] : []
  }
  return bare.test(words) ? [{ text: `"${words}" does not say what a good answer is.`, place: taskPlace(subject) }] : []
}
