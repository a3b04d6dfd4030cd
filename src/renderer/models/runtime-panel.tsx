import { useQuery } from '@tanstack/react-query'
import { KeyValues } from '../components/key-values.tsx'
import { modelQueries } from '../queries/model-queries.ts'
import styles from './panel.module.css'

const stateWords = {
  idle: 'idle, nothing is loaded',
  loading: 'loading a model',
  ready: 'ready',
  crashed: 'stopped; it starts again with the next request',
}

/** State of the runtime inside. */
export function RuntimePanel() {
  const { data: runtime } = useQuery(modelQueries.runtime())
  if (!runtime) return null
  return (
    <section className={styles.panel} aria-label="Local runtime">
      <KeyValues
        entries={[
          ['state', stateWords[runtime.state]],
          ['model', runtime.loadedModel],
          ['device', runtime.device],
          ['process', runtime.processId],
        ]}
      />
    </section>
  )
}
