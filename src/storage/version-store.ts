import type { Database } from 'better-sqlite3'
import { promptContentSchema, type PromptContent } from '../core/prompts/prompt-content.ts'
import type { Version } from '../core/prompts/version.ts'
import { canonicalJson } from '../core/text/canonical-json.ts'
import { parseColumn } from './parse-column.ts'
import { createVersionHistory, type HistoryInput } from './version-history.ts'

/** A version as lists show it. */
export interface VersionRecord {
  id: string
  contentId: string
  promptId: string
  promptName: string
  /** 1 for the first version of the prompt. */
  number: number
  message: string
  author: string
  createdAt: string
  parents: string[]
  labels: string[]
  branches: string[]
  /** How many runs used it. */
  runCount: number
}

type VersionRow = Omit<VersionRecord, 'parents' | 'labels' | 'branches'>

/** A branch and its newest version. */
export interface BranchRecord {
  name: string
  versionId: string
}

const columns = `versions.id, content_id AS contentId, prompt_id AS promptId, prompts.name AS promptName, number, message, author,
  versions.created_at AS createdAt,
  (SELECT count(DISTINCT run_id) FROM run_versions WHERE run_versions.version_id = versions.id) AS runCount`
const joined = 'FROM versions JOIN prompts ON prompts.id = versions.prompt_id'

export type VersionStore = ReturnType<typeof createVersionStore>

/** Versions, immutable and found by what they hold, and the branches and labels that point at them. */
export function createVersionStore(db: Database) {
  const insertVersion =
    db.prepare(`INSERT INTO versions (id, prompt_id, number, content_id, content, message, author, created_at)
    VALUES (@id, @promptId, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE prompt_id = @promptId),
      @contentId, @content, @message, @author, @createdAt)`)
  const insertParent = db.prepare('INSERT INTO version_parents (version_id, position, parent_id) VALUES (?, ?, ?)')
  const has = db.prepare<[string], number>('SELECT 1 FROM versions WHERE id = ?').pluck()
  const promptIdOf = db.prepare<[string], string>('SELECT prompt_id FROM versions WHERE id = ?').pluck()
  const byIds = db.prepare<[string], VersionRow>(
    `SELECT ${columns} ${joined} WHERE versions.id IN (SELECT value FROM json_each(?)) ORDER BY number DESC`,
  )
  const content = db.prepare<[string], string>('SELECT content FROM versions WHERE id = ?').pluck()
  const parents = db.prepare<
    [string],
    { versionId: string; value: string }
  >(`SELECT version_id AS versionId, parent_id AS value
    FROM version_parents WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY version_id, position`)
  const parentsOfOne = db
    .prepare<[string], string>('SELECT parent_id FROM version_parents WHERE version_id = ? ORDER BY position')
    .pluck()
  const labels = db.prepare<[string], { versionId: string; value: string }>(
    'SELECT version_id AS versionId, name AS value FROM labels WHERE prompt_id = ? ORDER BY name',
  )
  const branches = db.prepare<[string], { versionId: string; value: string }>(
    'SELECT version_id AS versionId, name AS value FROM branches WHERE prompt_id = ? ORDER BY name',
  )
  const head = db
    .prepare<[string, string], string>('SELECT version_id FROM branches WHERE prompt_id = ? AND name = ?')
    .pluck()
  const deleteBranch = db.prepare('DELETE FROM branches WHERE prompt_id = ? AND name = ?')
  const renameBranch = db.prepare('UPDATE branches SET name = @to WHERE prompt_id = @promptId AND name = @from')
  const moveBranch = db.prepare('INSERT OR REPLACE INTO branches (prompt_id, name, version_id) VALUES (?, ?, ?)')
  const setLabel = db.prepare('INSERT OR REPLACE INTO labels (prompt_id, name, version_id) VALUES (?, ?, ?)')
  const removeLabel = db.prepare('DELETE FROM labels WHERE prompt_id = ? AND name = ?')

  const insert = db.transaction((promptId: string, version: Version) => {
    if (has.get(version.id) !== undefined) return
    insertVersion.run({
      id: version.id,
      promptId,
      contentId: version.contentId,
      content: canonicalJson(version.content),
      message: version.message,
      author: version.author,
      createdAt: version.createdAt,
    })
    for (const [position, parent] of version.parents.entries()) insertParent.run(version.id, position, parent)
  })

  const history = createVersionHistory(db)

  /** Versions with parents, labels and branches, newest first: four queries however many there are. */
  function read(promptId: string, ids: readonly string[]): VersionRecord[] {
    const list = JSON.stringify(ids)
    const parentsOf = group(parents.all(list))
    const labelsOf = group(labels.all(promptId))
    const branchesOf = group(branches.all(promptId))
    return byIds.all(list).map((row) => ({
      ...row,
      parents: parentsOf(row.id),
      labels: labelsOf(row.id),
      branches: branchesOf(row.id),
    }))
  }

  return {
    /** Keeps a version with the next number of its prompt; one that is there already stays as it is. */
    insert: (promptId: string, version: Version) => insert(promptId, version),
    has: (id: string) => has.get(id) !== undefined,
    /** The prompt that a version belongs to; each belongs to one. */
    findPromptId: (id: string) => promptIdOf.get(id),
    get(id: string): VersionRecord | undefined {
      const promptId = promptIdOf.get(id)
      return promptId === undefined ? undefined : read(promptId, [id])[0]
    },
    getContent(id: string): PromptContent | undefined {
      const text = content.get(id)
      return text === undefined ? undefined : parseColumn(promptContentSchema, text, 'version')
    },
    /** Every version of a prompt, newest first. */
    history: (promptId: string) => read(promptId, history.listIds({ promptId, limit: -1 })),
    /** A slice of the history, newest first. */
    page: (input: HistoryInput) => read(input.promptId, history.listIds(input)),
    findId: history.findId,
    listReached: history.listReached,
    parentsOf: (id: string) => parentsOfOne.all(id),
    /** By name. */
    listBranches: (promptId: string): BranchRecord[] =>
      branches.all(promptId).map(({ versionId, value }) => ({ name: value, versionId })),
    listLabels: (promptId: string): BranchRecord[] =>
      labels.all(promptId).map(({ versionId, value }) => ({ name: value, versionId })),
    /** The newest version of a branch. */
    getHead: (promptId: string, branch: string) => head.get(promptId, branch),
    moveBranch(promptId: string, branch: string, versionId: string) {
      moveBranch.run(promptId, branch, versionId)
    },
    renameBranch(promptId: string, from: string, to: string) {
      renameBranch.run({ promptId, from, to })
    },
    /** Takes the name away; versions stay. */
    deleteBranch(promptId: string, branch: string) {
      deleteBranch.run(promptId, branch)
    },
    /** Points a label at a version; null takes the label away. */
    setLabel(promptId: string, label: string, versionId: string | null) {
      if (versionId === null) removeLabel.run(promptId, label)
      else setLabel.run(promptId, label, versionId)
    },
  }
}

function group(rows: readonly { versionId: string; value: string }[]): (versionId: string) => string[] {
  const byVersion = Map.groupBy(rows, ({ versionId }) => versionId)
  return (versionId) => (byVersion.get(versionId) ?? []).map(({ value }) => value)
}
