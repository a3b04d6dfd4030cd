import type { PromptContent } from '../prompts/prompt-content.ts'
import type { LintContext } from './lint-context.ts'
import type { LintProblem, LintSeverity } from './lint-rule.ts'
import { lintRules } from './lint-rules.ts'
import { toSubject } from './lint-subject.ts'

const switchedOff = /\{#-?[ \t]*lint-off:([\w ,\t-]{1,500})#\}/gu

/**
 * What the rules find in a prompt, in the order of its messages; what stands in none comes last. A comment
 * `{# lint-off: rule-id, other-rule #}` in any message switches rules off for the prompt. Never throws.
 */
export function lintPrompt(content: PromptContent, context: LintContext = {}): LintProblem[] {
  const off = rulesOff(content)
  const subject = toSubject(content, { settings: content.settings, extract: content.extract, ...context })
  return lintRules
    .filter(({ id }) => !off.has(id))
    .flatMap((rule) =>
      rule.check(subject).map(({ text, place, severity, fix }): LintProblem => ({
        ...place,
        rule: rule.id,
        title: rule.title,
        severity: severity ?? rule.severity,
        text,
        reason: rule.reason,
        source: rule.source,
        ...(fix === undefined ? {} : { fix }),
      })),
    )
    .sort(byPlace)
}

/** The rules that comments of a prompt switch off. */
function rulesOff({ messages }: PromptContent): Set<string> {
  const named = messages.flatMap(({ content }) => [...content.matchAll(switchedOff)].map(([, names = '']) => names))
  return new Set(named.flatMap((names) => names.split(/[\s,]+/u)))
}

const weights: Readonly<Record<LintSeverity, number>> = { error: 0, warning: 1, hint: 2 }

function byPlace(a: LintProblem, b: LintProblem): number {
  return (
    (a.message ?? Infinity) - (b.message ?? Infinity) ||
    a.line - b.line ||
    a.column - b.column ||
    weights[a.severity] - weights[b.severity]
  )
}
