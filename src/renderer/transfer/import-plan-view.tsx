import { Badge, Table, Text } from '@mantine/core'
import type { ImportPlan } from '../../contract/transfer.ts'
import { formatQuantity } from '../format/format-number.ts'
import styles from './transfer.module.css'

type Status = ImportPlan['experiments'][number]['status']

const words: Record<Status, string> = {
  'new': 'new',
  'same': 'same',
  'changed': 'new version',
  'beside': 'on a branch',
  'no-model': 'needs a model',
}

const colours: Record<Status, string> = {
  'new': 'green',
  'same': 'gray',
  'changed': 'blue',
  'beside': 'orange',
  'no-model': 'yellow',
}

interface Line {
  kind: string
  name: string
  status: Status
  detail: string
}

/** What an import makes, a line a thing. */
export function ImportPlanView({ plan }: { plan: ImportPlan }) {
  return (
    <div className={styles.scroll} role="region" aria-label="What the import makes">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {linesOf(plan).map(({ kind, name, status, detail }) => (
            <Table.Tr key={`${kind} ${name}`}>
              <Table.Td w={120}>
                <Badge variant="light" color={colours[status]} tt="none">
                  {words[status]}
                </Badge>
              </Table.Td>
              <Table.Td className={styles.name}>
                {name}{' '}
                <Text span c="dimmed" size="xs">
                  {kind}
                </Text>
                <Text c="dimmed" size="xs">
                  {detail}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function linesOf({ prompts, datasets, experiments }: ImportPlan): Line[] {
  return [
    ...prompts.map(({ name, status, roles, variables }) => ({
      kind: 'prompt',
      name,
      status,
      detail: [formatQuantity(roles.length, 'message'), ...variables].join(' · '),
    })),
    ...datasets.map(({ name, status, rows, columns }) => ({
      kind: 'dataset',
      name,
      status,
      detail: [formatQuantity(rows, 'row'), ...columns].join(' · '),
    })),
    ...experiments.map(({ name, status, variants, metrics }) => ({
      kind: 'experiment',
      name,
      status,
      detail: [formatQuantity(variants.length, 'variant'), ...metrics].join(' · '),
    })),
  ]
}
