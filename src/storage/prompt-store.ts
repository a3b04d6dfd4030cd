import type { Database } from 'better-sqlite3'
import { withUniqueName } from './with-unique-name.ts'

export interface PromptRecord {
  id: string
  name: string
  isArchived: number
  createdAt: string
  updatedAt: string
}

/** A line of the list of prompts. */
export interface PromptListRecord {
  id: string
  name: string
  /** Newest version of the branch `main`. */
  headVersionId: string | null
  versionCount: number
  /** 1 when the working copy of `main` differs from its head. */
  isChanged: number
  updatedAt: string
}

export type PromptStore = ReturnType<typeof createPromptStore>

/** Prompts by name; their versions are in the version store. */
export function createPromptStore(db: Database) {
  const insert = db.prepare('INSERT INTO prompts (id, name, created_at, updated_at) VALUES (@id, @name, @at, @at)')
  const rename = db.prepare('UPDATE prompts SET name = @name, updated_at = @at WHERE id = @id')
  const archive = db.prepare('UPDATE prompts SET is_archived = 1, updated_at = @at WHERE id = @id')
  const restore = db.prepare('UPDATE prompts SET is_archived = 0, name = @name, updated_at = @at WHERE id = @id')
  const touch = db.prepare('UPDATE prompts SET updated_at = @at WHERE id = @id')
  const columns = 'id, name, is_archived AS isArchived, created_at AS createdAt, updated_at AS updatedAt'
  const byId = db.prepare<[string], PromptRecord>(`SELECT ${columns} FROM prompts WHERE id = ?`)
  const byName = db.prepare<[string], PromptRecord>(`SELECT ${columns} FROM prompts WHERE name = ? AND is_archived = 0`)
  // Drafts and versions both hold canonical JSON, so equal content is equal text.
  const list = db.prepare<[], PromptListRecord>(`SELECT prompts.id, prompts.name, branches.version_id AS headVersionId,
    (SELECT count(*) FROM versions WHERE versions.prompt_id = prompts.id) AS versionCount,
    drafts.content IS NOT NULL AND drafts.content IS NOT head.content AS isChanged, prompts.updated_at AS updatedAt
    FROM prompts
    LEFT JOIN branches ON branches.prompt_id = prompts.id AND branches.name = 'main'
    LEFT JOIN versions AS head ON head.id = branches.version_id
    LEFT JOIN drafts ON drafts.prompt_id = prompts.id AND drafts.branch = 'main'
    WHERE is_archived = 0 ORDER BY prompts.name COLLATE NOCASE, prompts.id`)

  return {
    /** Throws `already-exists`. */
    insert(prompt: { id: string; name: string; at: string }) {
      withUniqueName('prompt', prompt.name, () => insert.run(prompt))
    },
    /** Throws `already-exists`. */
    rename(prompt: { id: string; name: string; at: string }) {
      withUniqueName('prompt', prompt.name, () => rename.run(prompt))
    },
    /** Takes it out of the list and frees its name. */
    archive(id: string, at: string) {
      archive.run({ id, at })
    },
    /** Puts an archived one back under a name. Throws `already-exists`. */
    restore(prompt: { id: string; name: string; at: string }) {
      withUniqueName('prompt', prompt.name, () => restore.run(prompt))
    },
    /** Notes that something about it changed. */
    touch(id: string, at: string) {
      touch.run({ id, at })
    },
    get: (id: string) => byId.get(id),
    /** Archived prompts have no name to be found by. */
    findByName: (name: string) => byName.get(name),
    /** By name, without the archived ones. */
    list: () => list.all(),
  }
}
