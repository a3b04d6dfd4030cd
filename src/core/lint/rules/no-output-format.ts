import { readBlockMarker } from '../../templates/block-marker.ts'
import { taskPlace } from '../find-phrases.ts'
import type { LintRule } from '../lint-rule.ts'
import type { LintSubject } from '../lint-subject.ts'
import { taskOf } from '../prompt-task.ts'

const formats =
  /\b(?:json|ya?ml|xml|csv|sql|html|latex|markdown|tables?|columns?|bullets?|bulleted|list|lists|format|formatted|schema|heading|headings|(?:one|two|three|four|five|six|ten|single|\d+|max(?:imum)? \d+|at most \d+|under \d+)[ -](?:words?|sentences?|lines?|paragraphs?|tokens?|numbers?|letters?|characters?|items?|points?|names?)|(?:words|sentences?|paragraphs?|lines?)\b(?! (?:below|above|between))|(?:answer|respond|reply|return|output|print|say|write|give|state|name) (?:with|only|just|as|in|yes|from|true|exactly|either|the number|the name|the word|the label)|(?:number|label|name|word|letter|date|code|category) only|only (?:the|a|with|one|output|return|answer)|nothing else|in the form|start (?:with|your)|end (?:with|your)|say\b|translate|rewrite|rephrase|paraphrase|correct|complete|continue|fill in)\b/iu

/** `positive, negative or neutral`, `yes or no`: the answers themselves. */
const choice =
  /\b[\p{L}-]{1,30}(?:, [\p{L}-]{1,30}){0,12},? or [\p{L}-]{1,30} ?[?.:;,)]|\beither [\p{L}-]{1,30} or\b|\b(?:as|into|with) [\p{L}"'-]{1,30}(?:, [\p{L}"'-]{1,30}){0,12},? (?:or|and) [\p{L}"'-]/iu

const fewestWords = 2

/** A prompt whose answer may come in any form. */
export const noOutputFormat: LintRule = {
  id: 'no-output-format',
  title: 'No output format asked for',
  severity: 'warning',
  reason:
    'An answer of no set form cannot be read by a program, and is hard to compare: say what it looks like, or show it.',
  source: 'OpenAI, Best practices for prompt engineering: articulate the desired output format through examples',
  check(subject) {
    if (asksForFormat(subject) || countWords(subject) < fewestWords) return []
    return [
      {
        text: 'Nothing says what the answer looks like: its form, its length, or where it begins.',
        place: taskPlace(subject),
      },
    ]
  },
}

function asksForFormat(subject: LintSubject): boolean {
  const { messages, prose, examples, context, labels } = subject
  const { jsonSchema, grammar } = context.settings ?? {}
  if (jsonSchema !== undefined || grammar !== undefined || examples.length > 0) return true
  if (context.extract !== undefined && context.extract.kind !== 'whole') return true
  if (subject.content.examples !== undefined || taskOf(subject).isCreative) return true
  if (messages.at(-1)?.role === 'assistant' || endsWithIndicator(messages.at(-1)?.prose ?? '')) return true
  // What a partial says is not read here.
  if (messages.some(({ source }) => hasFormatBlock(source) || source.includes('partial('))) return true
  return formats.test(prose) || choice.test(prose) || labels?.some((label) => prose.includes(label)) === true
}

/** `Label:` at the very end. */
function endsWithIndicator(prose: string): boolean {
  return /[:=>]$/u.test(prose.slice(-200).trimEnd())
}

function hasFormatBlock(source: string): boolean {
  if (!source.includes('@output-')) return false
  return source.split('\n').some((line) => readBlockMarker(line)?.kind.startsWith('output-') === true)
}

function countWords({ prose }: LintSubject): number {
  return (prose.slice(0, 10_000).match(/\p{L}{2,}/gu) ?? []).length
}
