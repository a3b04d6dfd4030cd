import { z } from 'zod'
import { nothingSchema, procedure } from './common.ts'

const workspaceInfoSchema = z.object({
  /** Folder that holds the database and the backups. */
  directory: z.string(),
  databasePath: z.string(),
  databaseBytes: z.int(),
  version: z.string(),
  /** `electron` or `web`: what the host can do. */
  host: z.enum(['electron', 'web', 'cli']),
  /** Where keys that are entered go: `system` (encrypted by the system), `memory` (until the program ends). */
  secretStore: z.enum(['system', 'memory']),
  cacheEntries: z.int(),
  cacheBytes: z.int(),
  backups: z.array(z.string()),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>

/** What a person set for the whole workspace. */
export const preferencesSchema = z.object({
  author: z.string().trim().max(120).default(''),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** llama.cpp threads; null picks physical cores minus one. */
  threads: z.int().min(1).max(256).nullable().default(null),
  gpu: z.enum(['auto', 'cuda', 'vulkan', 'metal', 'cpu']).default('auto'),
  useCache: z.boolean().default(true),
  /** The cache forgets the answers that were used longest ago when it grows over this. */
  cacheLimitMb: z.int().min(1).max(1_000_000).default(512),
  /** Runs stand still before more than this is spent in a calendar month (UTC); null is no cap. */
  monthlyCapUsd: z.number().gt(0).max(10_000_000).nullable().default(null),
})
export type Preferences = z.infer<typeof preferencesSchema>

export const workspace = {
  info: procedure.input(nothingSchema).output(workspaceInfoSchema),
  preferences: procedure.input(nothingSchema).output(preferencesSchema),
  savePreferences: procedure.input(preferencesSchema).output(preferencesSchema),
  clearCache: procedure.input(nothingSchema).output(z.object({ removed: z.int() })),
  /** Puts the sample prompts, datasets and experiments (back) into the workspace. */
  addSamples: procedure.input(nothingSchema).output(z.object({ experimentIds: z.array(z.string()) })),
}
