import type { Database } from 'better-sqlite3'

/** Which versions of a prompt to list. */
export interface HistoryInput {
  promptId: string
  /** Only what this branch comes from. */
  branch?: string | undefined
  /** Only versions that send the same. */
  contentId?: string | undefined
  /** Id of the last version of the slice before. */
  after?: string | undefined
  limit: number
}

interface Place {
  promptId: string
  start: string
  contentId: string
  before: number
  limit: number
}

// Numbers rise from parent to child, so the newest of what is still to be walked comes first and the walk ends early.
// CROSS JOIN keeps the order of the tables: SQLite would walk every version of the prompt for each one that is reached.
const reached = `WITH RECURSIVE reached (id, number) AS (
  SELECT id, number FROM versions WHERE id = @start AND prompt_id = @promptId
  UNION
  SELECT parent.id, parent.number FROM reached
  CROSS JOIN version_parents ON version_parents.version_id = reached.id
  CROSS JOIN versions AS parent ON parent.id = version_parents.parent_id AND parent.prompt_id = @promptId
  ORDER BY 2 DESC)`

/** Finds the ids of versions, newest first, without reading more of them than are asked for. */
export function createVersionHistory(db: Database) {
  const all = db
    .prepare<[Place], string>(
      'SELECT id FROM versions WHERE prompt_id = @promptId AND number < @before ORDER BY number DESC LIMIT @limit',
    )
    .pluck()
  const withContent = db
    .prepare<[Place], string>(
      `SELECT id FROM versions WHERE content_id = @contentId AND prompt_id = @promptId AND number < @before
      ORDER BY number DESC LIMIT @limit`,
    )
    .pluck()
  const ofBranch = db
    .prepare<[Place], string>(`${reached} SELECT id FROM reached WHERE number < @before LIMIT @limit`)
    .pluck()
  const reachedFrom = db
    .prepare<[{ promptId: string; start: string }], string>(`${reached} SELECT id FROM reached`)
    .pluck()
  const numberOf = db
    .prepare<[string, string], number>('SELECT number FROM versions WHERE id = ? AND prompt_id = ?')
    .pluck()
  const head = db
    .prepare<[string, string], string>('SELECT version_id FROM branches WHERE prompt_id = ? AND name = ?')
    .pluck()
  const byNumber = db
    .prepare<[string, number], string>('SELECT id FROM versions WHERE prompt_id = ? AND number = ?')
    .pluck()
  const byLabel = db
    .prepare<[string, string], string>('SELECT version_id FROM labels WHERE prompt_id = ? AND name = ?')
    .pluck()
  // What a hash begins with lies between it and it followed by what no hash holds.
  const byBeginning = db
    .prepare<[{ promptId: string; from: string; to: string }], string>(
      'SELECT id FROM versions WHERE id >= @from AND id < @to AND prompt_id = @promptId LIMIT 2',
    )
    .pluck()

  return {
    /** Ids of a slice of the history, newest first. Nothing comes after a version that is not there. */
    listIds({ promptId, branch, contentId, after, limit }: HistoryInput): string[] {
      const before = after === undefined ? Number.MAX_SAFE_INTEGER : (numberOf.get(after, promptId) ?? 0)
      const start = branch === undefined ? undefined : head.get(promptId, branch)
      if (branch !== undefined && start === undefined) return []
      const place = { promptId, before, limit, start: start ?? '', contentId: contentId ?? '' }
      if (contentId !== undefined) return withContent.all(place)
      return (start === undefined ? all : ofBranch).all(place)
    },
    /** Ids of a version and of everything of the same prompt that it comes from. */
    listReached: (promptId: string, start: string) => reachedFrom.all({ promptId, start }),
    /**
     * The version that `v3`, a label, a branch or at least six digits of an id name, in this order; undefined for none,
     * and for a beginning that two versions share.
     */
    findId(promptId: string, reference: string): string | undefined {
      const number = /^v(\d{1,9})$/u.exec(reference)?.[1]
      const named =
        (number === undefined ? undefined : byNumber.get(promptId, Number(number))) ??
        byLabel.get(promptId, reference) ??
        head.get(promptId, reference)
      if (named !== undefined || !/^[0-9a-f]{6,64}$/u.test(reference)) return named
      const found = byBeginning.all({ promptId, from: reference, to: `${reference}g` })
      return found.length === 1 ? found[0] : undefined
    },
  }
}
