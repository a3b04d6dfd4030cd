import type { Database } from 'better-sqlite3'
import { type LabelPolicy, labelPolicySchema } from '../core/prompts/label-policy.ts'
import { canonicalJson } from '../core/text/canonical-json.ts'
import { parseColumn } from './parse-column.ts'

/** A label that was set, moved or taken away. */
export interface LabelMoveRecord {
  id: number
  label: string
  fromId: string | null
  fromNumber: number | null
  /** Null where it was taken away. */
  toId: string | null
  toNumber: number | null
  author: string
  movedAt: string
  reason: string | null
  /** The run whose verdict allowed it. */
  runId: string | null
  verdict: string | null
  isOverride: number
}

interface NewLabelMove {
  promptId: string
  label: string
  fromId: string | null
  toId: string | null
  author: string
  at: string
  reason: string | null
  runId: string | null
  verdict: string | null
  isOverride: boolean
}

export type LabelStore = ReturnType<typeof createLabelStore>

/** What labels ask for, and where they have been. */
export function createLabelStore(db: Database) {
  const policy = db
    .prepare<[string, string], string>('SELECT policy FROM label_policies WHERE prompt_id = ? AND label = ?')
    .pluck()
  const policies = db.prepare<[string], { label: string; policy: string }>(
    'SELECT label, policy FROM label_policies WHERE prompt_id = ? ORDER BY label',
  )
  const savePolicy = db.prepare(
    'INSERT OR REPLACE INTO label_policies (prompt_id, label, policy, updated_at) VALUES (?, ?, ?, ?)',
  )
  const removePolicy = db.prepare('DELETE FROM label_policies WHERE prompt_id = ? AND label = ?')
  const addMove = db.prepare(`INSERT INTO label_moves
    (prompt_id, label, from_id, to_id, author, moved_at, reason, run_id, verdict, is_override)
    VALUES (@promptId, @label, @fromId, @toId, @author, @at, @reason, @runId, @verdict, @isOverride)`)
  const moves = db.prepare<
    [{ promptId: string; label: string | null; before: number; limit: number }],
    LabelMoveRecord
  >(`SELECT label_moves.id, label, from_id AS fromId, before.number AS fromNumber, to_id AS toId, after.number AS toNumber,
    label_moves.author, moved_at AS movedAt, reason, run_id AS runId, verdict, is_override AS isOverride
    FROM label_moves LEFT JOIN versions AS before ON before.id = from_id LEFT JOIN versions AS after ON after.id = to_id
    WHERE label_moves.prompt_id = @promptId AND (@label IS NULL OR label = @label) AND label_moves.id < @before
    ORDER BY label_moves.id DESC LIMIT @limit`)
  const lastPlace = db
    .prepare<[string, string], string>(
      'SELECT to_id FROM label_moves WHERE prompt_id = ? AND label = ? AND to_id IS NOT NULL ORDER BY id DESC LIMIT 1',
    )
    .pluck()
  const read = (text: string) => parseColumn(labelPolicySchema, text, 'policy of a label')

  return {
    getPolicy(promptId: string, label: string): LabelPolicy | undefined {
      const text = policy.get(promptId, label)
      return text === undefined ? undefined : read(text)
    },
    listPolicies: (promptId: string) =>
      policies.all(promptId).map(({ label, policy: text }) => ({ label, policy: read(text) })),
    /** Null takes the policy away. */
    setPolicy(promptId: string, label: string, wanted: LabelPolicy | null, at: string) {
      if (wanted === null) removePolicy.run(promptId, label)
      else savePolicy.run(promptId, label, canonicalJson(wanted), at)
    },
    addMove(move: NewLabelMove) {
      addMove.run({ ...move, isOverride: Number(move.isOverride) })
    },
    /** Newest first, of one label where it is named. */
    listMoves: (input: { promptId: string; label?: string | undefined; before?: number | undefined; limit: number }) =>
      moves.all({
        promptId: input.promptId,
        label: input.label ?? null,
        before: input.before ?? Number.MAX_SAFE_INTEGER,
        limit: input.limit,
      }),
    /** The version that the label stood on last, also after it was taken away. */
    getLastPlace: (promptId: string, label: string) => lastPlace.get(promptId, label),
  }
}
