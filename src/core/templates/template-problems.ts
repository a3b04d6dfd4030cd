import { nearestName } from '../text/nearest-name.ts'
import { findNames, type TemplateName } from './find-variables.ts'
import { parseTemplate } from './parse-template.ts'
import type { TextRange } from './text-position.ts'
import { templateFilters, templateTests } from './vocabulary.ts'

/** Something to underline in an editor. */
export interface TemplateProblem extends TextRange {
  /** An error cannot be rendered, a warning may not be. */
  severity: 'error' | 'warning'
  message: string
}

/**
 * What is wrong with a template, in the order of the text: syntax, variables that `knownVariables` (the columns of a
 * dataset) lack, unknown filters and tests; with the nearest known name. Leave `knownVariables` undefined where no
 * dataset is chosen yet, and no variable is unknown. A variable that the template provides for is no problem. Never
 * throws; a template that cannot be parsed has one problem, its syntax.
 */
export function templateProblems(source: string, knownVariables?: readonly string[]): TemplateProblem[] {
  const parsed = parseTemplate(source)
  if ('error' in parsed) return [{ severity: 'error', message: sentence(parsed.error.reason), ...parsed.error.range }]
  const { variables, filters, tests } = findNames(source)
  const missing = variables.filter(({ name, isGuarded }) => !isGuarded && knownVariables?.includes(name) === false)
  return [
    ...missing.map((use) => toProblem(use, 'warning', `The dataset has no column "${use.name}"`, knownVariables ?? [])),
    ...unknown(filters, templateFilters, 'filter'),
    ...unknown(tests, templateTests, 'test'),
  ].sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Columns that no message of a prompt uses, for a hint; in the order of the columns. */
export function unusedVariables(sources: readonly string[], knownVariables: readonly string[]): string[] {
  const used = new Set(
    sources
      .filter((source) => 'program' in parseTemplate(source))
      .flatMap((source) => findNames(source).variables.map(({ name }) => name)),
  )
  return knownVariables.filter((name) => !used.has(name))
}

function unknown(uses: readonly TemplateName[], known: readonly string[], kind: string): TemplateProblem[] {
  return uses
    .filter(({ name }) => !known.includes(name))
    .map((use) => toProblem(use, 'error', `There is no ${kind} "${use.name}"`, known))
}

function toProblem(
  { line, column, endLine, endColumn, name }: TemplateName,
  severity: TemplateProblem['severity'],
  message: string,
  candidates: readonly string[],
): TemplateProblem {
  const nearest = nearestName(name, candidates)
  const advice = nearest === undefined ? '' : `: did you mean "${nearest}"?`
  return { line, column, endLine, endColumn, severity, message: advice ? message + advice : `${message}.` }
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
}
