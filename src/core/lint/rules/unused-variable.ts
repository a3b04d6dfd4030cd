import type { LintRule } from '../lint-rule.ts'
import { noPlace } from '../lint-rule.ts'

/** A declaration that no message uses; a column that no message uses is only a hint. */
export const unusedVariable: LintRule = {
  id: 'unused-variable',
  title: 'Unused variable',
  severity: 'warning',
  reason: 'What is declared and not used is a leftover, or a name that was mistyped where it was meant.',
  source: 'OpenAI, GPT-4.1 Prompting Guide: check for underspecified or wrong instructions',
  check({ content, context, messages }) {
    // A partial may use any of them, and so may a message that cannot be parsed yet.
    if (messages.some(({ names, source }) => names === undefined || source.includes('partial('))) return []
    const used = new Set(messages.flatMap(({ names }) => names?.variables.map(({ name }) => name) ?? []))
    const declared = Object.keys(content.variables ?? {})
    // A prompt that takes all its values from examples or has none is about no row.
    const columns = used.size === 0 ? [] : (context.columns ?? [])
    return [
      ...declared
        .filter((name) => !used.has(name))
        .map((name) => ({ text: `The variable "${name}" is declared and never used.`, place: noPlace })),
      ...columns
        .filter((name) => !used.has(name) && !declared.includes(name))
        .map((name) => ({
          text: `No message uses the column "${name}".`,
          place: noPlace,
          severity: 'hint' as const,
        })),
    ]
  },
}
