import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { PlaygroundEvent, playgroundInputSchema } from '../../contract/models.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { createValueStore, type ValueStore } from '../connection/value-store.ts'
import { type Answers, applyPlaygroundEvents, endAnswers, waitingAnswers } from './answer.ts'
import { createFrameBatch } from './frame-batch.ts'

type GenerationInput = z.infer<typeof playgroundInputSchema>

/** Generates with one or more models at once; a new start, a stop or leaving the page ends what is going on. */
export interface Generation {
  /** They grow with every frame, so only what shows them follows them. */
  answers: ValueStore<Answers>
  isRunning: boolean
  start: (input: GenerationInput) => void
  stop: () => void
}

export function useGeneration(): Generation {
  const [answers] = useState(() => createValueStore<Answers>({}))
  const [isRunning, setIsRunning] = useState(false)
  const current = useRef<AbortController | null>(null)

  const stop = useCallback(() => current.current?.abort(), [])

  const start = useCallback(
    (input: GenerationInput) => {
      current.current?.abort()
      const control = new AbortController()
      current.current = control
      answers.set(waitingAnswers(input.modelIds))
      setIsRunning(true)
      void generate(input, control.signal, (change) => {
        if (current.current === control) answers.set(change(answers.get()))
      }).finally(() => {
        if (current.current === control) setIsRunning(false)
      })
    },
    [answers],
  )

  useEffect(() => stop, [stop])

  return { answers, isRunning, start, stop }
}

async function generate(
  input: GenerationInput,
  signal: AbortSignal,
  update: (change: (answers: Answers) => Answers) => void,
): Promise<void> {
  const batch = createFrameBatch<PlaygroundEvent>((events) =>
    update((answers) => applyPlaygroundEvents(answers, events)),
  )
  let problem: string | null = null
  try {
    const events = await client.playground.generate(input, { signal })
    for await (const event of events) {
      if (signal.aborted) break
      batch.add(event)
    }
  } catch (error) {
    if (!signal.aborted) problem = errorSentence(error)
  }
  batch.flush()
  update((answers) => endAnswers(answers, problem))
}
