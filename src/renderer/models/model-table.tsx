import { Badge, Table, UnstyledButton } from '@mantine/core'
import type { ModelSummary } from '../../contract/models.ts'
import { Empty } from '../components/empty.tsx'
import { formatBytes } from '../format/format-bytes.ts'
import { formatCount } from '../format/format-number.ts'
import { formatPrice } from '../format/format-price.ts'
import { unknownWord } from '../format/unknown-word.ts'
import { modelLabel } from './model-label.ts'
import styles from './model-table.module.css'

/** The models with what is known of them. */
export function ModelTable({
  models,
  currentId,
  onChoose,
}: {
  models: readonly ModelSummary[]
  currentId: string | undefined
  onChoose: (modelId: string) => void
}) {
  if (models.length === 0) {
    return (
      <Empty
        title="No models of this connection yet"
        hint="Test it to see what its server offers, and add what you need."
      />
    )
  }
  return (
    <div className={styles.frame}>
      <Table className={styles.table} verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Model</Table.Th>
            <Table.Th className={styles.number}>Context</Table.Th>
            <Table.Th className={styles.number}>Size</Table.Th>
            <Table.Th>Parameters</Table.Th>
            <Table.Th>Price per 1M tokens</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {models.map((model) => (
            <Table.Tr
              key={model.id}
              className={styles.row}
              data-current={model.id === currentId || undefined}
              onClick={() => onChoose(model.id)}
            >
              <Table.Td>
                <UnstyledButton
                  className={styles.name}
                  onClick={() => onChoose(model.id)}
                  aria-pressed={model.id === currentId}
                >
                  {modelLabel(model)}
                </UnstyledButton>
                {model.isEmbedded ? <Badge ml={8}>embedded</Badge> : null}
              </Table.Td>
              <Table.Td className={styles.number}>
                {model.contextTokens === null ? unknownWord : formatCount(model.contextTokens)}
              </Table.Td>
              <Table.Td className={styles.number}>{model.path === null ? '–' : formatBytes(model.sizeBytes)}</Table.Td>
              <Table.Td>
                {[model.details['parameters'], model.details['quantisation']].filter(Boolean).join(', ') || '–'}
              </Table.Td>
              <Table.Td>{formatPrice(model.price)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
