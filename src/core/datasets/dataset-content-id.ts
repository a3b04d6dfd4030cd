import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../text/canonical-json.ts'
import type { Row } from './row.ts'

/**
 * The id of a dataset version: the SHA-256 of its rows' canonical JSON, as 64 hexadecimal digits. Equal to
 * `contentId(rows)`, but hashed row by row, since a million rows are longer than one text may be. Only the fields of
 * Row count, so rows that carry a position or a database id hash the same, and a row without tags hashes as it did
 * before there were any. Throws as canonicalJson does.
 */
export function datasetContentId(rows: Iterable<Row>): string {
  const hash = sha256.create()
  let separator = '['
  for (const { variables, expected, split, tags } of rows) {
    hash.update(
      utf8ToBytes(separator + canonicalJson({ variables, expected, split, tags: tags?.length ? tags : undefined })),
    )
    separator = ','
  }
  hash.update(utf8ToBytes(separator === '[' ? '[]' : ']'))
  return bytesToHex(hash.digest())
}
