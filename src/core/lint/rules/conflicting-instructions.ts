import { findPhrases, type Phrase } from '../find-phrases.ts'
import type { LintFinding, LintRule } from '../lint-rule.ts'
import type { LintSubject } from '../lint-subject.ts'

/** Two things that cannot be had at once; each pattern has the flag g. */
interface Conflict {
  one: RegExp
  other: RegExp
}

const conflicts: readonly Conflict[] = [
  {
    one: /\b(?:step by step|show your (?:work|reasoning)|explain (?:your|the) (?:answer|reasoning|steps|choice)|think aloud|give (?:your|a) reason(?:s|ing)?)\b/giu,
    other:
      /\b(?:no explanations?|without (?:any )?explanations?|do not explain|don't explain|(?:answer|respond|reply|output|return) (?:only )?with (?:only|just|nothing but|a (?:number|label|single word|word) only|one word|a single word)|with a (?:number|label|word) only|only (?:output|return|answer with|reply with|respond with)|nothing else)\b/giu,
  },
  {
    one: /\b(?:be (?:very )?(?:brief|concise|terse)|in (?:one|a single) (?:sentence|word|line)|keep it (?:short|brief)|as short as possible|briefly)\b/giu,
    other:
      /\b(?:in (?:great |full )?detail|detailed|comprehensive(?:ly)?|exhaustive(?:ly)?|at length|in depth|thorough(?:ly)?|elaborate on)\b/giu,
  },
  {
    one: /\b(?:as|in|valid|only) json\b|\bjson (?:only|object|array)\b/giu,
    other:
      /\b(?:as|in|use) (?:a )?(?:markdown|plain text|bullet points?|bulleted list|table|yaml|xml|csv|prose|a paragraph)\b/giu,
  },
  {
    one: /\b(?:formal(?:ly)?|professional) (?:tone|style|language|voice|register|english)\b|\bbe formal\b|\bformally\b/giu,
    other:
      /\b(?:casual|informal|slangy|playful|funny) (?:tone|style|language|voice|register)\b|\bbe (?:casual|informal|funny)\b|\b(?:informally|casually)\b|\buse slang\b/giu,
  },
]

const languageNames =
  'english|french|german|spanish|italian|portuguese|dutch|russian|polish|turkish|arabic|hindi|chinese|japanese|korean'
const answersIn = new RegExp(`\\b(?:answer|respond|reply|write|output)[^.\\n]{0,40}? in (${languageNames})\\b`, 'giu')
const counted =
  /\b(?:in|exactly|with|use|write) (?:exactly )?(one|two|three|four|five|six|ten|\d{1,4}) (words?|sentences?|paragraphs?|bullet points?|bullets|lines?)\b/giu

/** "formal" lies within "informal": what was found inside another word's phrase is the same words. */
const overlap = (one: Phrase, other: Phrase) =>
  one.message === other.message && one.start < other.end && other.start < one.end

/** Instructions that cannot both be followed. */
export const conflictingInstructions: LintRule = {
  id: 'conflicting-instructions',
  title: 'Conflicting instructions',
  severity: 'warning',
  reason: 'A model follows one of them, and which one changes from row to row and from model to model.',
  source: 'OpenAI, GPT-4.1 Prompting Guide: check for conflicting, underspecified, or wrong instructions',
  check: (subject) => [
    ...conflicts.flatMap(({ one, other }) => between(findPhrases(subject, one), findPhrases(subject, other))),
    ...differing(findPhrases(subject, answersIn), answersIn, (groups) => ['language', groups[1] ?? '']),
    ...differing(findPhrases(subject, counted), counted, (groups) => [
      (groups[2] ?? '').replace(/s$/u, ''),
      (groups[1] ?? '').toLowerCase(),
    ]),
    ...alwaysAndNever(subject),
  ],
}

function between(ones: readonly Phrase[], others: readonly Phrase[]): LintFinding[] {
  const [one] = ones
  const other = one && others.find((phrase) => !overlap(one, phrase))
  if (one === undefined || other === undefined) return []
  return [toFinding(one, other)]
}

function toFinding(one: Phrase, other: Phrase): LintFinding {
  const isFirst = one.message.index < other.message.index || (one.message === other.message && one.start < other.start)
  const [first, later] = isFirst ? [one, other] : [other, one]
  const where = first.place.message === later.place.message ? '' : ` of message ${(first.place.message ?? 0) + 1}`
  return {
    text: `"${later.text}" cannot go with "${first.text}" in line ${first.place.line}${where}.`,
    place: later.place,
  }
}

/** Phrases that say the same thing in two ways: `toKey` gives what is said and how. */
function differing(
  phrases: readonly Phrase[],
  pattern: RegExp,
  toKey: (groups: RegExpMatchArray) => [about: string, value: string],
): LintFinding[] {
  const first = new Map<string, { value: string; phrase: Phrase }>()
  return phrases.flatMap((phrase) => {
    const groups = [...phrase.text.matchAll(pattern)][0]
    if (groups === undefined) return []
    const [about, value] = toKey(groups).map((text) => text.toLowerCase()) as [string, string]
    const known = first.get(about)
    if (known === undefined) first.set(about, { value, phrase })
    return known === undefined || known.value === value ? [] : [toFinding(known.phrase, phrase)]
  })
}

const always = /\balways ([\p{L}' -]{4,40}?)(?=[.,;:!\n]|$)/giu
const never = /\b(?:never|do not|don't) ([\p{L}' -]{4,40}?)(?=[.,;:!\n]|$)/giu

function alwaysAndNever(subject: LintSubject): LintFinding[] {
  const whatOf = (phrase: Phrase) =>
    phrase.text
      .toLowerCase()
      .replace(/^(?:always|never|do not|don't) /u, '')
      .trim()
  const forbidden = findPhrases(subject, never)
  return findPhrases(subject, always).flatMap((phrase) => {
    const other = forbidden.find((candidate) => whatOf(candidate) === whatOf(phrase))
    return other === undefined ? [] : [toFinding(phrase, other)]
  })
}
