import { Badge, Table, Text } from '@mantine/core'
import type { PackChanges, PackItemStatus } from '../../contract/packs.ts'
import { describeChanges } from './describe-changes.ts'
import styles from './pack-changes.module.css'

const words: Record<PackItemStatus, string> = {
  new: 'new',
  changed: 'changed',
  conflicting: 'conflict',
  behind: 'newer here',
  equal: 'same',
}

const colours: Record<PackItemStatus, string> = {
  new: 'green',
  changed: 'blue',
  conflicting: 'orange',
  behind: 'gray',
  equal: 'gray',
}

/** What a pack brings to this workspace, a line a thing. */
export function PackChangesView({ changes }: { changes: PackChanges }) {
  return (
    <div className={styles.scroll} role="region" aria-label="What the pack brings">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {describeChanges(changes).map(({ key, kind, name, status, detail }) => (
            <Table.Tr key={key}>
              <Table.Td w={90}>
                <Badge variant="light" color={colours[status]} tt="none">
                  {words[status]}
                </Badge>
              </Table.Td>
              <Table.Td className={styles.name}>
                {name}{' '}
                <Text span c="dimmed" size="xs">
                  {kind}
                </Text>
                {detail ? (
                  <Text c="dimmed" size="xs">
                    {detail}
                  </Text>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
