import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { parseColumn } from './parse-column.ts'
import { withUniqueName } from './with-unique-name.ts'

/** A model that the workspace knows. The fields of a file are null for a hosted one. */
export interface ModelRecord {
  /** `connection/name`. */
  id: string
  connectionId: string
  name: string
  /** Absolute path of a local file. */
  path: string | null
  sizeBytes: number | null
  /** When the file last changed, in milliseconds since 1970: with the size it says whether `sha256` still holds. */
  modifiedMs: number | null
  sha256: string | null
  contextTokens: number | null
  details: Record<string, string>
  isEmbedded: boolean
  createdAt: string
}

/** What was found out about a file. */
export type ModelFile = Pick<ModelRecord, 'path' | 'sizeBytes' | 'modifiedMs' | 'contextTokens' | 'details'>

type ModelRow = Omit<ModelRecord, 'details' | 'isEmbedded'> & { details: string; isEmbedded: number }

const columns = `id, connection_id AS connectionId, name, path, size_bytes AS sizeBytes, modified_ms AS modifiedMs, sha256,
  context_tokens AS contextTokens, details, is_embedded AS isEmbedded, created_at AS createdAt`
const detailsSchema = z.record(z.string(), z.string())

export type ModelStore = ReturnType<typeof createModelStore>

export function createModelStore(db: Database) {
  const insert = db.prepare(`INSERT INTO models
    (id, connection_id, name, path, size_bytes, modified_ms, sha256, context_tokens, details, is_embedded, created_at)
    VALUES (@id, @connectionId, @name, @path, @sizeBytes, @modifiedMs, @sha256, @contextTokens, @details, @isEmbedded, @createdAt)`)
  const updateFile = db.prepare(`UPDATE models SET path = @path, size_bytes = @sizeBytes, modified_ms = @modifiedMs,
    sha256 = NULL, context_tokens = @contextTokens, details = @details WHERE id = @id`)
  const saveHash = db.prepare(
    'UPDATE models SET sha256 = @sha256, size_bytes = @sizeBytes, modified_ms = @modifiedMs WHERE id = @id',
  )
  const movePath = db.prepare('UPDATE models SET path = @path WHERE id = @id')
  const remove = db.prepare('DELETE FROM models WHERE id = ?')
  const removeOfConnection = db.prepare('DELETE FROM models WHERE connection_id = ?')
  const byId = db.prepare<[string], ModelRow>(`SELECT ${columns} FROM models WHERE id = ?`)
  const list = db.prepare<[], ModelRow>(
    `SELECT ${columns} FROM models ORDER BY is_embedded DESC, connection_id, name COLLATE NOCASE`,
  )

  return {
    /** Throws `already-exists`. */
    insert(model: ModelRecord) {
      const row = { ...model, details: JSON.stringify(model.details), isEmbedded: Number(model.isEmbedded) }
      withUniqueName('model', model.id, () => insert.run(row))
    },
    /** Notes that the file is another one; its hash is forgotten. */
    updateFile(id: string, file: ModelFile) {
      updateFile.run({ ...file, id, details: JSON.stringify(file.details) })
    },
    /** Notes that the same file lies elsewhere now. */
    movePath(id: string, path: string) {
      movePath.run({ id, path })
    },
    /** Keeps the hash together with the size and time that it was computed for. */
    saveHash(hash: { id: string; sha256: string; sizeBytes: number; modifiedMs: number }) {
      saveHash.run(hash)
    },
    remove(id: string) {
      remove.run(id)
    },
    removeOfConnection(connectionId: string) {
      removeOfConnection.run(connectionId)
    },
    get(id: string): ModelRecord | undefined {
      const row = byId.get(id)
      return row && readModel(row)
    },
    /** The embedded one first. */
    list: () => list.all().map(readModel),
  }
}

function readModel(row: ModelRow): ModelRecord {
  return { ...row, details: parseColumn(detailsSchema, row.details, 'model details'), isEmbedded: row.isEmbedded === 1 }
}
