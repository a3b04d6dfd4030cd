import type { Settings } from '../settings.ts'
import type { TextRange } from '../templates/text-position.ts'
import type { LintSubject } from './lint-subject.ts'

/** An error cannot be rendered or sent, a warning is likely to cost quality, a hint may be as it is meant. */
export type LintSeverity = 'error' | 'warning' | 'hint'

/** Where a problem is: a stretch of a message (counted from 0), or null for what belongs to no message. */
export interface LintPlace extends TextRange {
  message: number | null
}

interface LintEdit extends LintPlace {
  message: number
  text: string
}

/** What would mend a problem. */
interface LintFix {
  /** As a command: "Delete the space". */
  title: string
  edits: readonly LintEdit[]
  /** Settings to change instead. */
  settings?: Partial<Settings>
}

/** One thing that a rule found. */
export interface LintFinding {
  text: string
  place: LintPlace
  /** Where it is not that of the rule. */
  severity?: LintSeverity
  fix?: LintFix
}

/**
 * A rule of the linter: a sibling file in `rules/` and a line in `lint-rules.ts`. It looks at a prompt and never throws; a
 * rule that cannot tell finds nothing.
 */
export interface LintRule {
  /** Names it in `{# lint-off: id #}`. */
  id: string
  title: string
  severity: LintSeverity
  /** Why it matters, in a sentence. */
  reason: string
  /** The published practice that it is drawn from. */
  source: string
  check(subject: LintSubject): LintFinding[]
}

/** A finding with the rule that made it. */
export interface LintProblem extends LintPlace {
  rule: string
  title: string
  severity: LintSeverity
  text: string
  reason: string
  source: string
  fix?: LintFix
}

/** The place of what stands in no message: the settings, the declarations. */
export const noPlace: LintPlace = { message: null, line: 1, column: 1, endLine: 1, endColumn: 1 }
