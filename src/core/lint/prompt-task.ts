import type { LintSubject } from './lint-subject.ts'

/** What a prompt seems to ask for, by its words; several may hold, or none. */
export interface PromptTask {
  isClassification: boolean
  /** One answer is right: labels, extraction, computation, data of a given form. */
  isDeterministic: boolean
  isCreative: boolean
}

const classification =
  /\b(?:classify|categori[sz]e|label (?:this|the|each|these|every)|(?:which|what) (?:category|class|label|intent|sentiment)|what is the (?:sentiment|category|intent|label)|sentiment of)\b/iu

const oneAnswer =
  /\b(?:extract|translate|calculate|compute|convert|transcribe|sql|json|answer with (?:a|the) (?:number|word|name|date)|(?:number|label|name|date|word) only|true or false|yes or no|correct the (?:spelling|grammar))\b/iu

const creative =
  /\b(?:brainstorm|be creative|creative (?:text|writing|ideas?)|(?:story|poem|poetry|haiku|limerick|song|lyrics|slogans?|taglines?|jokes?|fairy tale|screenplay|short story)\b(?! (?:below|above|follows))|(?:ideas|names|titles) for)/iu

const making =
  /\b(?:write|compose|invent|imagine|create|make up|tell|draft|brainstorm|come up with|suggest|generate|be creative)\b/iu

export function taskOf({ prose, labels, context }: Pick<LintSubject, 'prose' | 'labels' | 'context'>): PromptTask {
  const isClassification = classification.test(prose)
  const { jsonSchema, grammar } = context.settings ?? {}
  const isCreative = creative.test(prose) && making.test(prose) && labels === undefined
  const isDeterministic =
    !isCreative &&
    (isClassification ||
      labels !== undefined ||
      jsonSchema !== undefined ||
      grammar !== undefined ||
      oneAnswer.test(prose))
  return { isClassification, isDeterministic, isCreative }
}
