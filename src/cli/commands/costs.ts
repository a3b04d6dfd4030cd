import type { CostGroup } from '../../contract/costs.ts'
import { formatCost } from '../../core/pricing/format-cost.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

export interface CostsOptions {
  by: CostGroup
  days: number
}

/** `assay costs`: what finished answers cost, by model, prompt, connection, run or day. */
export async function costsCommand({ client, output }: CliContext, options: CostsOptions): Promise<ExitCode> {
  const costs = await client.costs.list(options)
  output.print(costs, () => {
    const rows = costs.lines.map((line) => [
      line.name,
      String(line.cells),
      String(line.cached),
      String(line.promptTokens),
      String(line.completionTokens),
      formatCost(line.knownUsd),
      line.unknownCount === 0 ? '' : String(line.unknownCount),
    ])
    const head = [options.by, 'answers', 'cached', 'tokens in', 'tokens out', 'cost', 'unknown']
    const { spentThisMonthUsd, monthlyCapUsd } = costs
    const cap = monthlyCapUsd === null ? '' : ` of a cap of ${formatCost(monthlyCapUsd)}`
    return [
      rows.length === 0 ? `No answers in the last ${options.days} days.` : formatTable(head, rows, [1, 2, 3, 4, 5, 6]),
      `Spent this month: ${formatCost(spentThisMonthUsd)}${cap}`,
    ].join('\n')
  })
  return 0
}
