import { Stack } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type Command, commandGroups } from '../commands/command.ts'
import { allCommands } from '../commands/command-store.ts'
import { KeyCaps } from '../components/key-caps.tsx'
import styles from './keyboard-help.module.css'

/** Opens the list of the keys that work now. */
export function openKeyboardHelp(): void {
  const withKeys = allCommands().filter((command) => command.keys && command.isEnabled !== false)
  modals.open({ title: 'Keyboard', size: 'md', children: <KeyboardHelp commands={withKeys} /> })
}

function KeyboardHelp({ commands }: { commands: readonly Command[] }) {
  const byGroup = Map.groupBy(commands, ({ group }) => group)
  const groups = commandGroups.flatMap((group) =>
    byGroup.has(group) ? [[group, byGroup.get(group) ?? []] as const] : [],
  )
  return (
    <Stack gap="md">
      {groups.map(([group, members]) => (
        <section key={group}>
          <h3 className={styles.group}>{group}</h3>
          {members.map(({ id, title, keys }) => (
            <div key={id} className={styles.line}>
              <span>{title}</span>
              <KeyCaps keys={keys ?? ''} />
            </div>
          ))}
        </section>
      ))}
    </Stack>
  )
}
