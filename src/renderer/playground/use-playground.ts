import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import type { Settings } from '../../core/settings.ts'
import { useSettledValue } from '../components/use-settled-value.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { createValueStore, type ValueStore } from '../connection/value-store.ts'
import { type RowChoice, useRowChoice } from '../datasets/use-row-choice.ts'
import { type Generation, useGeneration } from '../generation/use-generation.ts'
import { type KeyedMessage, toContent, toKeyed } from '../prompts/keyed-message.ts'
import { completionNames } from '../prompts/completion-names.ts'
import { usePromptLint } from '../prompts/lint/use-prompt-lint.ts'
import { usePromptVariables } from '../prompts/lint/use-lint.ts'
import type { EditorFacts } from '../editor/editor-facts.ts'
import { useEditorFacts } from '../prompts/lint/use-editor-facts.ts'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import { modelQueries } from '../queries/model-queries.ts'
import { storedPlaygroundMessages, storePlaygroundMessages } from './playground-messages.ts'

/** What the playground works with; all of it is remembered by this browser. */
export interface Playground {
  /** They change with every key, so only the editor follows them. */
  messages: ValueStore<readonly KeyedMessage[]>
  changeMessages: (messages: readonly KeyedMessage[]) => void
  usedVariables: readonly string[]
  /** What the editors know, and what the linter found. */
  facts: EditorFacts
  problems: readonly LintProblem[]
  choice: RowChoice
  /** The chosen models that exist, in the order they were chosen. */
  models: readonly ModelSummary[]
  chooseModels: (modelIds: string[]) => void
  settings: Settings
  changeSettings: (settings: Settings) => void
  generation: Generation
  canRun: boolean
  run: () => void
}

const startSettings: Settings = { temperature: 0.7, maxTokens: 256, seed: 7 }

export function usePlayground(): Playground {
  const [messages] = useState(() =>
    createValueStore<readonly KeyedMessage[]>(toKeyed({ messages: [...storedPlaygroundMessages()] })),
  )
  const settled = useSettledValue(messages, 180)
  const [modelIds, chooseModels] = useStoredState<string[] | null>('playground.models', null)
  const [settings, changeSettings] = useStoredState<Settings>('settings.playground', startSettings)
  const { data: known = [] } = useQuery(modelQueries.list())
  const generation = useGeneration()

  const content = useMemo(() => toContent(settled), [settled])
  const usedVariables = usePromptVariables(content)
  const choice = useRowChoice('playground', usedVariables)
  const { dataset, datasets, isChosen } = choice
  const completions = useMemo(
    () => completionNames({ dataset, datasets, isChosen }, usedVariables),
    [dataset, datasets, isChosen, usedVariables],
  )
  const facts = useEditorFacts({ names: completions, declarations: undefined, row: choice.variables })
  const problems = usePromptLint({ content, choice, settings, counting: undefined })
  const changeMessages = useCallback(
    (next: readonly KeyedMessage[]) => {
      messages.set(next)
      storePlaygroundMessages(toContent(next).messages)
    },
    [messages],
  )
  const models = (modelIds ?? known.filter(({ isEmbedded }) => isEmbedded).map(({ id }) => id)).flatMap(
    (id) => known.find((model) => model.id === id) ?? [],
  )

  const { variables } = choice
  const canRun =
    models.length > 0 && variables !== undefined && settled.some((message) => message.content.trim() !== '')
  return {
    messages,
    changeMessages,
    usedVariables,
    facts,
    problems,
    choice,
    models,
    chooseModels,
    settings,
    changeSettings,
    generation,
    canRun,
    run() {
      if (!canRun) return
      generation.start({
        content: toContent(messages.get()),
        variables,
        modelIds: models.map(({ id }) => id),
        settings,
      })
    },
  }
}
