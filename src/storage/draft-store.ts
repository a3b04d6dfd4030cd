import type { Database } from 'better-sqlite3'
import { promptContentSchema, type PromptContent } from '../core/prompts/prompt-content.ts'
import { canonicalJson } from '../core/text/canonical-json.ts'
import { parseColumn } from './parse-column.ts'

export type DraftStore = ReturnType<typeof createDraftStore>

/** Working copies of prompts, one a branch, kept as they are typed. */
export function createDraftStore(db: Database) {
  const get = db
    .prepare<[string, string], string>('SELECT content FROM drafts WHERE prompt_id = ? AND branch = ?')
    .pluck()
  const save = db.prepare('INSERT OR REPLACE INTO drafts (prompt_id, branch, content, updated_at) VALUES (?, ?, ?, ?)')
  const rename = db.prepare('UPDATE drafts SET branch = @to WHERE prompt_id = @promptId AND branch = @from')
  const remove = db.prepare('DELETE FROM drafts WHERE prompt_id = ? AND branch = ?')

  return {
    get(promptId: string, branch: string): PromptContent | undefined {
      const text = get.get(promptId, branch)
      return text === undefined ? undefined : parseColumn(promptContentSchema, text, 'draft')
    },
    save(draft: { promptId: string; branch: string; content: PromptContent; at: string }) {
      save.run(draft.promptId, draft.branch, canonicalJson(draft.content), draft.at)
    },
    rename(promptId: string, from: string, to: string) {
      rename.run({ promptId, from, to })
    },
    remove(promptId: string, branch: string) {
      remove.run(promptId, branch)
    },
  }
}
