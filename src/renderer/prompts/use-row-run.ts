import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { type RowChoice, useRowChoice } from '../datasets/use-row-choice.ts'
import { type Generation, useGeneration } from '../generation/use-generation.ts'
import { useModelChoice } from '../models/use-model-choice.ts'
import { type Rendering, renderQuery } from '../queries/render-query.ts'
import { completionNames } from './completion-names.ts'
import { haveSameContent } from './keyed-message.ts'
import { usePromptVariables } from './lint/use-lint.ts'

/** One row through the draft: what it renders to, and what the chosen model answers. */
export interface RowRun {
  choice: RowChoice
  /** The names that the prompt takes from its row. */
  usedVariables: readonly string[]
  /** The prompt as of the last pause in the typing. */
  content: PromptContent
  /** Names to complete while typing. */
  completions: readonly string[]
  model: ModelSummary | undefined
  chooseModel: (modelId: string) => void
  settings: Settings
  changeSettings: (settings: Settings) => void
  rendering: UseQueryResult<Rendering>
  /** The rendering again with its tokens, which may wait for the model's vocabulary. */
  counting: UseQueryResult<Rendering>
  generation: Generation
  /** True when the prompt or the row is no longer what the answer was asked with. */
  isAnswerOld: boolean
  canRun: boolean
  run: () => void
}

/** What an answer was asked with. */
interface Sent {
  content: PromptContent
  variables: Record<string, unknown>
}

const startSettings: Settings = { temperature: 0, maxTokens: 128, seed: 7 }

/**
 * `content` is that of the last pause in the typing, which is what is rendered; a run takes the `current` one.
 */
export function useRowRun(promptId: string, content: PromptContent, current: () => PromptContent): RowRun {
  const usedVariables = usePromptVariables(content)
  const choice = useRowChoice(promptId, usedVariables)
  const { model, choose } = useModelChoice('row')
  const [settings, changeSettings] = useStoredState<Settings>('settings.row', startSettings)
  const generation = useGeneration()
  const { variables } = choice

  const [settledVariables] = useDebouncedValue(variables, 180, { leading: true })
  const [sent, setSent] = useState<Sent | null>(null)
  const input = { content, variables: settledVariables ?? {} }
  const hasValues = settledVariables !== undefined
  const rendering = useQuery({ ...renderQuery(input), enabled: hasValues, placeholderData: keepPreviousData })
  const counting = useQuery({
    ...renderQuery({ ...input, ...(model ? { modelId: model.id } : {}) }),
    enabled: hasValues && model !== undefined,
    placeholderData: keepPreviousData,
  })

  const hasText = content.messages.some((message) => message.content.trim() !== '')
  const canRun = model !== undefined && variables !== undefined && hasText
  const run = (): void => {
    if (!model || !variables) return
    const now = current()
    setSent({ content: now, variables })
    generation.start({ content: now, variables, modelIds: [model.id], settings })
  }
  const { dataset, datasets, isChosen } = choice
  const completions = useMemo(
    () => completionNames({ dataset, datasets, isChosen }, usedVariables),
    [dataset, datasets, isChosen, usedVariables],
  )

  return {
    choice,
    usedVariables,
    content,
    completions,
    model,
    chooseModel: choose,
    settings,
    changeSettings,
    rendering,
    counting,
    generation,
    isAnswerOld: sent !== null && !(sent.variables === variables && haveSameContent(sent.content, content)),
    canRun,
    run,
  }
}
