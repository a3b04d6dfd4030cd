import { Tooltip } from '@mantine/core'
import { IconCloud, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { modelQueries } from '../queries/model-queries.ts'
import { remoteHosts } from './model-hosts.ts'
import styles from './title-bar.module.css'

/** Says where prompts can go, from the connections that are set up; says nothing until it knows. */
export function PrivacyWord() {
  const { data: connections } = useQuery(modelQueries.connections())
  if (!connections) return null
  const hosts = remoteHosts(connections)
  const isLocal = hosts.length === 0
  const Icon = isLocal ? IconShieldCheck : IconCloud
  return (
    <Tooltip
      multiline
      maw={320}
      label={
        isLocal
          ? 'Every connection is on the machine where the workbench runs, so prompts and rows stay on it.'
          : `Prompts and rows go to ${hosts.join(', ')} when you run a model of that connection, and at no other time.`
      }
    >
      <Link to="/models" className={styles.privacy}>
        <Icon size={15} stroke={1.7} aria-hidden />
        {isLocal ? 'Local models only' : `Local and ${hosts.length === 1 ? hosts[0] : `${hosts.length} hosts`}`}
      </Link>
    </Tooltip>
  )
}
