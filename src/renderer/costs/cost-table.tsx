import { Table, Text } from '@mantine/core'
import type { CostLine } from '../../contract/costs.ts'
import { formatCostSum } from '../format/format-cost.ts'
import { formatCount } from '../format/format-number.ts'

const mostLines = 50

/** Where the money went, a line each. */
export function CostTable({ lines, days }: { lines: readonly CostLine[]; days: number }) {
  if (lines.length === 0) {
    return <Text c="dimmed">No answers in the last {days} days. What runs cost is added up here.</Text>
  }
  return (
    <>
      <Table aria-label={`Costs of the last ${days} days`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Last {days} days</Table.Th>
            <Table.Th ta="right">Answers</Table.Th>
            <Table.Th ta="right">From the cache</Table.Th>
            <Table.Th ta="right">Tokens in</Table.Th>
            <Table.Th ta="right">Tokens out</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.slice(0, mostLines).map((line) => (
            <Table.Tr key={line.key}>
              <Table.Td>{line.name}</Table.Td>
              {[line.cells, line.cached, line.promptTokens, line.completionTokens].map((count, index) => (
                <Table.Td key={index} ta="right">
                  {formatCount(count)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{formatCostSum(line.knownUsd, line.unknownCount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {lines.length > mostLines ? <Text c="dimmed">and {formatCount(lines.length - mostLines)} more</Text> : null}
    </>
  )
}
