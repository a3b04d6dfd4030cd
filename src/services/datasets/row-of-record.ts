import type { Row } from '../../core/datasets/row.ts'
import type { Json } from '../../core/text/canonical-json.ts'

/** A row as it is stored or as the contract carries it. */
interface RowFields {
  variables: Record<string, unknown>
  expected: string | null
  split?: string | null | undefined
  tags?: readonly string[] | undefined
}

/** The row of its stored fields, without what the store adds: what has no value is left out, so that it hashes the same. */
export function rowOfRecord({ variables, expected, split = null, tags = [] }: RowFields): Row {
  return {
    variables: variables as Record<string, Json>,
    ...(expected !== null && { expected }),
    ...(split !== null && split !== '' && { split }),
    ...(tags.length > 0 && { tags: [...tags] }),
  }
}
