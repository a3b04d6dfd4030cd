import { z } from 'zod'
import { labelPolicySchema } from '../core/prompts/label-policy.ts'
import { resolutionsSchema } from '../core/prompts/merge/conflict.ts'
import { promptContentSchema } from '../core/prompts/prompt-content.ts'
import type { Json } from '../core/text/canonical-json.ts'
import { nothingSchema, procedure, timeSchema } from './common.ts'
import { promptDetailSchema, versionDetailSchema, versionSummarySchema } from './prompts.ts'

const branchName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^@\p{Cc}]+$/u, 'the name of a branch has no "@" and no control characters')

const branchSchema = z.object({
  name: z.string(),
  versionId: z.string(),
  number: z.int(),
  updatedAt: timeSchema,
  /** True when its working copy differs from its newest version. */
  isChanged: z.boolean(),
  /** Versions that it has and `main` lacks, and the other way round; null for `main`. */
  ahead: z.int().nullable(),
  behind: z.int().nullable(),
})
export type Branch = z.infer<typeof branchSchema>

const branchLossSchema = z.object({
  /** True when the working copy has changes that no version holds; they are lost for good. */
  losesDraft: z.boolean(),
  /** Versions that no other branch or label leads to. They stay in the history. */
  versions: z.array(z.object({ id: z.string(), number: z.int(), message: z.string() })),
  /** All of it in a sentence or two. */
  sentence: z.string(),
})

const versionRunSchema = z.object({
  runId: z.string(),
  experimentId: z.string(),
  experimentName: z.string(),
  status: z.enum(['pending', 'running', 'paused', 'done', 'cancelled']),
  startedAt: timeSchema,
  rowCount: z.int(),
  verdict: z.string().nullable(),
  /** Which arms ran the version: A, B, ... */
  letters: z.array(z.string()),
})
export type VersionRun = z.infer<typeof versionRunSchema>

/** A version that is there, or content that is not one yet. */
const stateSchema = z.union([
  z.strictObject({ versionId: z.string() }),
  z.strictObject({ content: promptContentSchema }),
])

const structureChangeSchema = z.object({
  part: z.enum(['message', 'block', 'settings', 'variables', 'examples', 'extract', 'other']),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  where: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Word by word, for a text that was changed. */
  words: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).nullable(),
})
export type StructureDifference = z.infer<typeof structureChangeSchema>

const conflictSchema = z.object({
  id: z.string(),
  kind: z.enum(['text', 'deleted', 'value', 'order']),
  where: z.string(),
  base: z.custom<Json>(),
  ours: z.custom<Json>(),
  theirs: z.custom<Json>(),
  withOurs: z.string().nullable(),
  withTheirs: z.string().nullable(),
})
export type MergeConflict = z.infer<typeof conflictSchema>

const mergeInput = z.object({
  promptId: z.string(),
  /** The branch that the other side is merged into. */
  into: branchName.default('main'),
  fromVersionId: z.string(),
  resolutions: resolutionsSchema.default({}),
})

const mergePreviewSchema = z.object({
  /**
   * `up-to-date`: it has everything already. `fast-forward`: it has nothing of its own, so it moves on. `merge`: a
   * version with two parents, once no conflict is open.
   */
  kind: z.enum(['up-to-date', 'fast-forward', 'merge']),
  intoVersion: versionSummarySchema,
  fromVersion: versionSummarySchema,
  /** Common ancestors; two or more after criss-cross merges, none for two prompts that have nothing in common. */
  baseVersions: z.array(versionSummarySchema),
  content: promptContentSchema,
  conflicts: z.array(conflictSchema),
  settled: z.array(z.string()),
  /** What the merge changes on the branch. */
  changes: z.array(structureChangeSchema),
})
export type MergePreview = z.infer<typeof mergePreviewSchema>

const labelCheckSchema = z.object({
  /** `free`: it has no policy, or nothing to hold the version against. */
  state: z.enum(['free', 'proved', 'refused']),
  policy: labelPolicySchema.nullable(),
  /** The version that the new one is held against. */
  currentVersion: versionSummarySchema.nullable(),
  /** The newest run that compares the two as the policy asks. */
  evidence: z.object({ runId: z.string(), experimentName: z.string(), sentence: z.string() }).nullable(),
  /** What holds, or what to run, in one sentence. */
  sentence: z.string(),
})
export type LabelCheck = z.infer<typeof labelCheckSchema>

const labelMoveSchema = z.object({
  id: z.int(),
  label: z.string(),
  fromId: z.string().nullable(),
  fromNumber: z.int().nullable(),
  toId: z.string().nullable(),
  toNumber: z.int().nullable(),
  author: z.string(),
  movedAt: timeSchema,
  reason: z.string().nullable(),
  runId: z.string().nullable(),
  verdict: z.string().nullable(),
  isOverride: z.boolean(),
})
export type LabelMove = z.infer<typeof labelMoveSchema>

const label = z.string().trim().min(1).max(80)
const promptBranch = z.object({ promptId: z.string(), branch: branchName })

/** Branches, merges, labels and what is known of versions. */
export const versions = {
  /** By name, `main` first. */
  branches: procedure.input(z.object({ promptId: z.string() })).output(z.array(branchSchema)),
  /** The version that `v3`, a label, a branch or at least six digits of an id name. */
  find: procedure
    .input(z.object({ promptId: z.string(), reference: z.string().min(1).max(200) }))
    .output(versionSummarySchema),
  /** A branch that begins at a version. The name must be new. */
  createBranch: procedure.input(promptBranch.extend({ versionId: z.string() })).output(promptDetailSchema),
  /** `main` keeps its name. */
  renameBranch: procedure.input(promptBranch.extend({ name: branchName })).output(z.object({})),
  branchLoss: procedure.input(promptBranch).output(branchLossSchema),
  /** Takes the name and the working copy away; versions stay. `main` stays. */
  deleteBranch: procedure.input(promptBranch).output(branchLossSchema),
  /** A new version at the head of a branch with the content of an older one. */
  revert: procedure
    .input(promptBranch.extend({ versionId: z.string(), message: z.string().trim().min(1).max(500).optional() }))
    .output(versionDetailSchema),
  /** A new prompt that goes on from a version of another one. */
  fork: procedure
    .input(z.object({ versionId: z.string(), name: z.string().trim().min(1).max(120) }))
    .output(promptDetailSchema),
  /** Runs that used a version, newest first. */
  runs: procedure
    .input(z.object({ versionId: z.string(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(versionRunSchema)),
  diff: procedure.input(z.object({ before: stateSchema, after: stateSchema })).output(z.array(structureChangeSchema)),
  /** What a merge would do; changes nothing. */
  previewMerge: procedure.input(mergeInput).output(mergePreviewSchema),
  /** Merges, when no conflict is open; a branch that has moved since `expectedHeadId` was seen is a `conflict`. */
  merge: procedure
    .input(
      mergeInput.extend({
        message: z.string().trim().min(1).max(500).optional(),
        expectedHeadId: z.string().optional(),
      }),
    )
    .output(z.object({ kind: z.enum(['up-to-date', 'fast-forward', 'merge']), version: versionDetailSchema })),
  /** Whether a label may stand on a version. */
  checkLabel: procedure
    .input(z.object({ promptId: z.string(), label, versionId: z.string() }))
    .output(labelCheckSchema),
  policies: procedure
    .input(z.object({ promptId: z.string() }))
    .output(z.array(z.object({ label: z.string(), policy: labelPolicySchema }))),
  /** Null takes the policy away. */
  setPolicy: procedure
    .input(z.object({ promptId: z.string(), label, policy: labelPolicySchema.nullable() }))
    .output(nothingSchema),
  /** Newest first, `limit` at a time, before the move with the id `before`. */
  labelMoves: procedure
    .input(
      z.object({
        promptId: z.string(),
        label: label.optional(),
        before: z.int().optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(labelMoveSchema)),
}
