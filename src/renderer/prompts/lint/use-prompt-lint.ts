import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LintContext } from '../../../core/lint/lint-context.ts'
import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import type { Settings } from '../../../core/settings.ts'
import type { RowChoice } from '../../datasets/use-row-choice.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { promptQueries } from '../../queries/prompt-queries.ts'
import type { Rendering } from '../../queries/render-query.ts'
import { useLintResult } from './use-lint.ts'

export interface PromptLintInput {
  content: PromptContent
  choice: Pick<RowChoice, 'dataset'>
  settings: Settings
  /** The rendering with its tokens, once they are counted. */
  counting: Rendering | undefined
}

const nothing: readonly LintProblem[] = []

/** The problems of a prompt as it is tried here: for the rows of the chosen dataset, with these settings, on this model. */
export function usePromptLint({ content, choice, settings, counting }: PromptLintInput): readonly LintProblem[] {
  const { dataset } = choice
  const { data: rows } = useQuery({
    ...datasetQueries.rowSlice(dataset?.versionId ?? '', 0),
    enabled: dataset !== null,
  })
  const { data: prompts } = useQuery(promptQueries.list())
  const { promptTokens, contextTokens } = counting?.tokens ?? {}
  const context = useMemo(
    (): LintContext => ({
      columns: dataset?.columns,
      rows: dataset ? rows?.rows : undefined,
      settings: { ...content.settings, ...settings },
      promptTokens,
      contextTokens,
      partialNames: prompts?.map(({ name }) => name),
    }),
    [dataset, rows, content.settings, settings, promptTokens, contextTokens, prompts],
  )
  return useLintResult(content, context)?.problems ?? nothing
}
