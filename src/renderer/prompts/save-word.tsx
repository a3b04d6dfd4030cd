import { Anchor } from '@mantine/core'
import { errorSentence } from '../connection/error-sentence.ts'
import type { SaveState } from './draft-saver.ts'

/** Says whether the workbench has the draft. */
export function SaveWord({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  if (state.status === 'saved') return <span role="status">saved</span>
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
