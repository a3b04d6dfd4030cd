import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { type RowChoice, useRowChoice } from '../datasets/use-row-choice.ts'
import { type Generation, useGeneration } from '../generation/use-generation.ts'
import { useModelChoice } from '../models/use-model-choice.ts'
import { type Rendering, renderQuery } from '../queries/render-query.ts'
import { promptVariables } from './prompt-variables.ts'

/** One row through the draft: what it renders to, and what the chosen model answers. */
export interface RowRun {
  choice: RowChoice
  /** The names that the prompt takes from its row. */
  usedVariables: readonly string[]
  /** Names to complete while typing: the columns first, then what the prompt uses already. */
  completions: readonly string[]
  model: ModelSummary | undefined
  chooseModel: (modelId: string) => void
  settings: Settings
  changeSettings: (settings: Settings) => void
  rendering: UseQueryResult<Rendering>
  generation: Generation
  canRun: boolean
  run: () => void
}

const startSettings: Settings = { temperature: 0, maxTokens: 128, seed: 7 }

/**
 * `messages` are those of the last pause in the typing, which is what is rendered; a run takes the `current` ones.
 */
export function useRowRun(
  promptId: string,
  messages: readonly MessageTemplate[],
  current: () => readonly MessageTemplate[],
): RowRun {
  const usedVariables = useMemo(() => promptVariables(messages), [messages])
  const choice = useRowChoice(promptId, usedVariables)
  const { model, choose } = useModelChoice('row')
  const [settings, changeSettings] = useStoredState<Settings>('settings.row', startSettings)
  const generation = useGeneration()
  const { variables } = choice

  const [settledVariables] = useDebouncedValue(variables, 180, { leading: true })
  const rendering = useQuery({
    ...renderQuery({
      messages: [...messages],
      variables: settledVariables ?? {},
      ...(model ? { modelId: model.id } : {}),
    }),
    enabled: settledVariables !== undefined,
    placeholderData: keepPreviousData,
  })

  const hasText = messages.some(({ content }) => content.trim() !== '')
  const canRun = model !== undefined && variables !== undefined && hasText
  const run = (): void => {
    if (model && variables) generation.start({ messages: [...current()], variables, modelIds: [model.id], settings })
  }
  const columns = choice.dataset?.columns
  const completions = useMemo(() => [...new Set([...(columns ?? []), ...usedVariables])], [columns, usedVariables])

  return {
    choice,
    usedVariables,
    completions,
    model,
    chooseModel: choose,
    settings,
    changeSettings,
    rendering,
    generation,
    canRun,
    run,
  }
}
