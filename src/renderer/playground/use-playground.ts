import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import type { Settings } from '../../core/settings.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { type RowChoice, useRowChoice } from '../datasets/use-row-choice.ts'
import { type Generation, useGeneration } from '../generation/use-generation.ts'
import { type KeyedMessage, toContent, toKeyed } from '../prompts/keyed-message.ts'
import { promptVariables } from '../prompts/prompt-variables.ts'
import { modelQueries } from '../queries/model-queries.ts'
import { storedPlaygroundMessages, storePlaygroundMessages } from './playground-messages.ts'

/** What the playground works with; all of it is remembered by this browser. */
export interface Playground {
  messages: readonly KeyedMessage[]
  changeMessages: (messages: readonly KeyedMessage[]) => void
  usedVariables: readonly string[]
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
  const [messages, setMessages] = useState<readonly KeyedMessage[]>(() =>
    toKeyed({ messages: [...storedPlaygroundMessages()] }),
  )
  const [modelIds, chooseModels] = useStoredState<string[] | null>('playground.models', null)
  const [settings, changeSettings] = useStoredState<Settings>('settings.playground', startSettings)
  const { data: known = [] } = useQuery(modelQueries.list())
  const generation = useGeneration()

  const content = toContent(messages)
  const usedVariables = promptVariables(content.messages)
  const choice = useRowChoice('playground', usedVariables)
  const models = (modelIds ?? known.filter(({ isEmbedded }) => isEmbedded).map(({ id }) => id)).flatMap(
    (id) => known.find((model) => model.id === id) ?? [],
  )

  const { variables } = choice
  const canRun =
    models.length > 0 && variables !== undefined && content.messages.some((message) => message.content.trim() !== '')
  return {
    messages,
    changeMessages(next) {
      setMessages(next)
      storePlaygroundMessages(toContent(next).messages)
    },
    usedVariables,
    choice,
    models,
    chooseModels,
    settings,
    changeSettings,
    generation,
    canRun,
    run() {
      if (canRun)
        generation.start({ messages: content.messages, variables, modelIds: models.map(({ id }) => id), settings })
    },
  }
}
