import { Tooltip } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import { KeyCaps } from '../components/key-caps.tsx'
import { destinations } from './destinations.ts'
import styles from './rail.module.css'

/** The narrow rail of pages at the left edge. */
export function Rail() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav className={styles.rail} aria-label="Pages">
      {destinations.map(({ path: to, label, icon: Icon, keys }) => (
        <Tooltip
          key={to}
          position="right"
          disabled={path.startsWith(to)}
          label={
            <span className={styles.tip}>
              {label} <KeyCaps keys={keys} />
            </span>
          }
        >
          <Link
            to={to}
            className={styles.link}
            data-push={to === '/settings' || undefined}
            aria-label={label}
            aria-current={path.startsWith(to) ? 'page' : undefined}
            aria-keyshortcuts={keys}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
          </Link>
        </Tooltip>
      ))}
    </nav>
  )
}
