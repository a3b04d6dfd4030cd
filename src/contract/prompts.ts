import { z } from 'zod'
import { promptContentSchema } from '../core/prompts/prompt-content.ts'
import { nothingSchema, procedure, timeSchema } from './common.ts'

const promptSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Newest version of the branch `main`; null before the first commit. */
  headVersionId: z.string().nullable(),
  versionCount: z.int(),
  /** True when the working copy differs from the head. */
  isChanged: z.boolean(),
  updatedAt: timeSchema,
})
export type PromptSummary = z.infer<typeof promptSummarySchema>

export const versionSummarySchema = z.object({
  id: z.string(),
  contentId: z.string(),
  promptId: z.string(),
  promptName: z.string(),
  /** 1 for the first version of the prompt, counted by time. */
  number: z.int(),
  parents: z.array(z.string()),
  message: z.string(),
  author: z.string(),
  createdAt: timeSchema,
  labels: z.array(z.string()),
  branches: z.array(z.string()),
  /** How many runs used it. */
  runCount: z.int(),
})
export type VersionSummary = z.infer<typeof versionSummarySchema>

export const versionDetailSchema = versionSummarySchema.extend({ content: promptContentSchema })
export type VersionDetail = z.infer<typeof versionDetailSchema>

export const promptDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  branch: z.string(),
  headVersionId: z.string().nullable(),
  /** The working copy of the branch: kept as it is typed, committed or not. */
  draft: promptContentSchema,
  isChanged: z.boolean(),
})
export type PromptDetail = z.infer<typeof promptDetailSchema>

const promptInspectionSchema = z.object({
  /** With the model's chat template applied; null where only the server knows that. */
  text: z.string().nullable(),
  /** The first ones, where there are very many. */
  tokens: z.array(z.object({ id: z.int(), text: z.string() })),
  tokenCount: z.int(),
  contextTokens: z.int().optional(),
  /** False for an estimate with another model's vocabulary. */
  exact: z.boolean(),
})
export type ShownInspection = z.infer<typeof promptInspectionSchema>

const branch = z.string().trim().min(1).max(80).default('main')

export const prompts = {
  list: procedure.input(nothingSchema).output(z.array(promptSummarySchema)),
  get: procedure.input(z.object({ promptId: z.string(), branch })).output(promptDetailSchema),
  /** The name must be new. */
  create: procedure
    .input(z.object({ name: z.string().trim().min(1).max(120), content: promptContentSchema.optional() }))
    .output(promptDetailSchema),
  rename: procedure
    .input(z.object({ promptId: z.string(), name: z.string().trim().min(1).max(120) }))
    .output(z.object({})),
  /** Takes it out of lists; its versions and runs stay. */
  archive: procedure.input(z.object({ promptId: z.string() })).output(z.object({})),
  saveDraft: procedure
    .input(z.object({ promptId: z.string(), branch, content: promptContentSchema }))
    .output(z.object({ isChanged: z.boolean() })),
  /** Commits `content` on the head that the caller saw; a head that has moved since is a `conflict`. */
  commit: procedure
    .input(
      z.object({
        promptId: z.string(),
        branch,
        content: promptContentSchema,
        message: z.string().trim().min(1).max(500),
        expectedHeadId: z.string().nullable(),
      }),
    )
    .output(versionDetailSchema),
  /**
   * Newest first, `limit` at a time, after the version with the id `after`; of one branch or of one content where these
   * are named.
   */
  history: procedure
    .input(
      z.object({
        promptId: z.string(),
        branch: branch.removeDefault().optional(),
        contentId: z.string().optional(),
        after: z.string().optional(),
        limit: z.int().min(1).max(2000).default(200),
      }),
    )
    .output(z.array(versionSummarySchema)),
  version: procedure.input(z.object({ versionId: z.string() })).output(versionDetailSchema),
  /**
   * Points a label at a version, or takes it away with null. A label whose policy is not met is a `conflict`, unless a
   * reason is given, which is kept with the move.
   */
  setLabel: procedure
    .input(
      z.object({
        promptId: z.string(),
        label: z.string().trim().min(1).max(80),
        versionId: z.string().nullable(),
        reason: z.string().trim().min(1).max(500).optional(),
      }),
    )
    .output(z.object({})),
  /**
   * Renders a prompt for one row (or for given variables) and counts their tokens for a model. Problems of the
   * template come back as data, since a person is typing.
   */
  render: procedure
    .input(
      z.object({
        content: promptContentSchema,
        variables: z.record(z.string(), z.unknown()),
        modelId: z.string().optional(),
      }),
    )
    .output(
      z.object({
        messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).nullable(),
        problem: z.string().nullable(),
        tokens: z.object({ promptTokens: z.int(), contextTokens: z.int().optional(), exact: z.boolean() }).nullable(),
        /** Why the tokens could not be counted. */
        tokensProblem: z.string().nullable(),
        /** USD of reading the prompt once with that model; null where the price or the tokens are unknown. */
        costUsd: z.number().nullable(),
      }),
    ),
  /** As render, with the text and the tokens that a model reads. */
  inspect: procedure
    .input(
      z.object({ content: promptContentSchema, variables: z.record(z.string(), z.unknown()), modelId: z.string() }),
    )
    .output(
      z.object({
        /** What is wrong with the template, in a sentence. */
        problem: z.string().nullable(),
        inspection: promptInspectionSchema.nullable(),
        /** Why the tokens are not known, in a sentence. */
        inspectionProblem: z.string().nullable(),
      }),
    ),
}
