/** One forward step of a workspace's shape. Applied once, in a transaction, and recorded by name; never edited after release. */
export interface Migration {
  /** `NNNN-what`; the order of the list is the order of the names. */
  name: string
  sql: string
}
