import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** Says why nothing is here and what to do next; `children` are the buttons that do it. */
export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  icon?: ReactNode
  title: string
  hint?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <Stack align="center" gap="sm" maw={440}>
        {icon ? <span className={styles.icon}>{icon}</span> : null}
        <Title order={2} ta="center">
          {title}
        </Title>
        {hint ? (
          <Text c="dimmed" ta="center">
            {hint}
          </Text>
        ) : null}
        {children ? <div className={styles.actions}>{children}</div> : null}
      </Stack>
    </div>
  )
}
