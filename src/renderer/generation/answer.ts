import type { PlaygroundEvent } from '../../contract/models.ts'

/** What one model has answered so far. */
export interface Answer {
  modelId: string
  status: 'waiting' | 'streaming' | 'done' | 'failed' | 'stopped'
  text: string
  /** Usage, timing and cost, once the answer has ended. */
  end: Extract<PlaygroundEvent, { type: 'end' }> | null
  /** Why there is no answer, or no whole one. */
  problem: string | null
}

export type Answers = Readonly<Record<string, Answer>>

/** Answers that wait for their first word. */
export function waitingAnswers(modelIds: readonly string[]): Answers {
  return Object.fromEntries(
    modelIds.map((modelId) => [modelId, { modelId, status: 'waiting', text: '', end: null, problem: null } as const]),
  )
}

/** The answers after more events have come; events of models that were not asked are passed over. */
export function applyPlaygroundEvents(answers: Answers, events: readonly PlaygroundEvent[]): Answers {
  const next: Record<string, Answer> = { ...answers }
  for (const event of events) {
    const answer = next[event.modelId]
    if (!answer) continue
    if (event.type === 'text') next[event.modelId] = { ...answer, status: 'streaming', text: answer.text + event.text }
    else if (event.type === 'end') next[event.modelId] = { ...answer, status: 'done', end: event }
    else next[event.modelId] = { ...answer, status: 'failed', problem: event.message }
  }
  return next
}

/** Ends the answers that have not ended: stopped by a person, or failed for the given reason. */
export function endAnswers(answers: Answers, problem: string | null): Answers {
  const entries = Object.entries(answers).map(([modelId, answer]) => {
    if (answer.status !== 'waiting' && answer.status !== 'streaming') return [modelId, answer] as const
    return [modelId, { ...answer, status: problem === null ? 'stopped' : 'failed', problem } as const] as const
  })
  return Object.fromEntries(entries)
}
