import { Button, MultiSelect } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Empty } from '../components/empty.tsx'
import { KeyCaps } from '../components/key-caps.tsx'
import { useStoredValue, type ValueStore } from '../connection/value-store.ts'
import type { Answers } from '../generation/answer.ts'
import { AnswerView } from '../generation/answer-view.tsx'
import { modelLabel } from '../models/model-label.ts'
import { modelQueries } from '../queries/model-queries.ts'
import styles from './playground-answers.module.css'
import type { Playground } from './use-playground.ts'

/** The chosen models and what each answers. */
export function PlaygroundAnswers({ playground }: { playground: Playground }) {
  const { models, chooseModels, generation, canRun, run } = playground
  const { data: known = [] } = useQuery(modelQueries.list())
  const titleOf = (modelId: string): string => {
    const model = known.find(({ id }) => id === modelId)
    return model ? modelLabel(model) : modelId
  }
  return (
    <>
      <div className={styles.bar}>
        <MultiSelect
          aria-label="Models"
          className={styles.models}
          placeholder={models.length === 0 ? 'Choose up to 8 models' : ''}
          data={known.map((model) => ({ value: model.id, label: modelLabel(model) }))}
          value={models.map(({ id }) => id)}
          onChange={chooseModels}
          maxValues={8}
          searchable
          hidePickedOptions
        />
        {generation.isRunning ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStopFilled size={14} />}
            rightSection={<KeyCaps keys="Escape" />}
            onClick={generation.stop}
          >
            Stop
          </Button>
        ) : (
          <Button
            leftSection={<IconPlayerPlayFilled size={14} />}
            rightSection={<KeyCaps keys="mod+Enter" />}
            disabled={!canRun}
            onClick={run}
          >
            Run
          </Button>
        )}
      </div>
      <AnswerGrid store={generation.answers} titleOf={titleOf} />
    </>
  )
}

function AnswerGrid({ store, titleOf }: { store: ValueStore<Answers>; titleOf: (modelId: string) => string }) {
  const answers = Object.values(useStoredValue(store))
  if (answers.length === 0)
    return (
      <Empty
        title="One prompt, several models"
        hint="Write a prompt at the left or take one of the workspace, choose the models above, and run: the answers stand side by side with their time, tokens and cost."
      />
    )
  return (
    <div className={styles.grid}>
      {answers.map((answer) => (
        <AnswerView key={answer.modelId} answer={answer} title={titleOf(answer.modelId)} />
      ))}
    </div>
  )
}
