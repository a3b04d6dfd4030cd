import { useQuery } from '@tanstack/react-query'
import { useConnectionState } from '../connection/connection-state.ts'
import { modelQueries } from '../queries/model-queries.ts'
import styles from './status-bar.module.css'

const words = { idle: 'Runtime idle', loading: 'Loading', ready: 'Loaded', crashed: 'Runtime stopped' }
const devices: Record<string, string> = { cpu: 'CPU', cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' }

/** State of the local runtime: what is loaded and on which device. */
export function RuntimeStatus() {
  const { data: runtime } = useQuery(modelQueries.runtime())
  const { status } = useConnectionState()
  if (!runtime || status !== 'open') return null
  const { state, loadedModel, device } = runtime
  const model = loadedModel?.split(/[/\\]/u).at(-1)
  const parts = [
    state === 'ready' && model ? `${model} loaded` : words[state],
    device ? (devices[device] ?? device) : null,
  ]
  return (
    <span className={styles.entry}>
      <i className={styles.dot} data-state={state} aria-hidden />
      {parts.filter(Boolean).join(' · ')}
    </span>
  )
}
