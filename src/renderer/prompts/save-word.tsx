import { Anchor } from '@mantine/core'
import { useConnectionState } from '../connection/connection-state.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { useStoredValue, type ValueStore } from '../connection/value-store.ts'
import type { SaveState } from './draft-saver.ts'

/** Says whether the workbench has the draft. */
export function SaveWord({ state: store, onRetry }: { state: ValueStore<SaveState>; onRetry: () => void }) {
  const state = useStoredValue(store)
  const { status } = useConnectionState()
  if (state.status === 'saved') return <span role="status">saved</span>
  if (status !== 'open') return <span role="status">kept in this window until the connection is back</span>
  if (state.status !== 'failed') return <span role="status">saving…</span>
  return (
    <span role="alert">
      not saved: {errorSentence(state.error)}{' '}
      <Anchor component="button" onClick={onRetry}>
        Try again
      </Anchor>
    </span>
  )
}
