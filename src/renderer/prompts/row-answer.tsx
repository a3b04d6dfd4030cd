import { useEffect, useRef } from 'react'
import { useStoredValue } from '../connection/value-store.ts'
import { AnswerView } from '../generation/answer-view.tsx'
import { modelLabel } from '../models/model-label.ts'
import type { RowRun } from './use-row-run.ts'

/** The model's answer to the row, kept in sight while it comes. */
export function RowAnswer({ rowRun: { generation, model, isAnswerOld } }: { rowRun: RowRun }) {
  const [answer] = Object.values(useStoredValue(generation.answers))
  const ref = useRef<HTMLElement>(null)
  const { isRunning } = generation
  const text = answer?.text
  useEffect(() => {
    if (isRunning) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isRunning, text])
  if (!answer) return null
  return (
    <AnswerView
      elementRef={ref}
      answer={answer}
      note={isAnswerOld ? 'Before the last change of the prompt or the row:' : undefined}
      title={model && model.id === answer.modelId ? modelLabel(model) : answer.modelId}
    />
  )
}
