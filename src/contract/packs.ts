import { z } from 'zod'
import { nothingSchema, procedure } from './common.ts'

/** How large an `.assay` file may be that a browser sends or gets, in bytes. */
export const largestSentPack = 48 * 1024 * 1024

/** A folder or `.assay` file on the machine of the service, or the bytes of an `.assay` file that a browser chose. */
const packSourceSchema = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({
    // Three bytes are four characters. What is not base64 does not come out as a pack.
    base64: z.string().max((largestSentPack / 3) * 4, 'the pack is larger than 48 MB: use assay pack install'),
    fileName: z.string().max(300),
  }),
])

/** A PEM file with an ed25519 public key, on the machine of the service. */
const keyPath = z.string().min(1).optional()

const selectionSchema = z.object({
  /** Names or ids; none means every prompt. */
  prompts: z.array(z.string()).max(10_000).default([]),
  /** Every dataset, in its newest version. */
  withDatasets: z.boolean().default(false),
  /** Experiments that use a chosen prompt, with the versions and rows that they run on. */
  withExperiments: z.boolean().default(false),
  name: z.string().trim().min(1).max(120).optional(),
  description: z.string().max(2000).optional(),
})

/** What a pack holds, in figures. */
const packSummarySchema = z.object({
  name: z.string(),
  description: z.string(),
  createdBy: z.string(),
  prompts: z.int(),
  versions: z.int(),
  datasets: z.int(),
  experiments: z.int(),
  files: z.int(),
  /** Of all files, unzipped. */
  bytes: z.int(),
})
export type PackSummary = z.infer<typeof packSummarySchema>

const signatureSchema = z.object({
  /** `trusted`: made with the key that was given. `unproven`: whole, but no key was given to hold it against. */
  state: z.enum(['trusted', 'unproven', 'other-key', 'wrong']),
  fingerprint: z.string(),
})

const verificationSchema = z.object({
  isValid: z.boolean(),
  /** Null when the pack cannot be read. */
  summary: packSummarySchema.nullable(),
  /** SHA-256 of the manifest, which stands for the whole pack. */
  manifestSha256: z.string().nullable(),
  signature: signatureSchema.nullable(),
  /** The sentence goes on from the file's name. */
  problems: z.array(z.object({ file: z.string(), problem: z.string() })),
})
export type PackCheck = z.infer<typeof verificationSchema>

/** `changed`: the pack is ahead. `behind`: the workspace is. `conflicting`: both moved on. */
const statusSchema = z.enum(['new', 'equal', 'changed', 'behind', 'conflicting'])
export type PackItemStatus = z.infer<typeof statusSchema>

const refDifference = { name: z.string(), versionId: z.string(), otherVersionId: z.string().nullable() }

const differenceSchema = z.object({
  packName: z.string(),
  prompts: z.array(
    z.object({
      name: z.string(),
      status: statusSchema,
      /** What the same prompt is called on the other side. */
      otherName: z.string().nullable(),
      /** True when the workspace has it in its archive: installing brings it back. */
      isArchived: z.boolean(),
      newVersions: z.int(),
      branches: z.array(z.object({ ...refDifference, status: statusSchema })),
      labels: z.array(z.object({ ...refDifference, status: z.enum(['new', 'equal', 'changed']) })),
    }),
  ),
  datasets: z.array(z.object({ name: z.string(), status: statusSchema })),
  experiments: z.array(z.object({ name: z.string(), status: statusSchema })),
})
export type PackChanges = z.infer<typeof differenceSchema>

const installedSchema = z.object({
  packName: z.string(),
  /** False when everything was there already. */
  isChanged: z.boolean(),
  newPrompts: z.array(z.string()),
  /** Prompts that were archived here and are back in the list. */
  restoredPrompts: z.array(z.string()),
  /** How many versions were added. */
  versions: z.int(),
  branches: z.array(
    z.object({
      prompt: z.string(),
      branch: z.string(),
      /** `beside`: both had moved on, so the pack's head is on a branch of its own. */
      how: z.enum(['new', 'forwarded', 'beside']),
      promptId: z.string(),
      versionId: z.string(),
      /** What the branch is called in the pack: a head beside it is merged into that one. */
      packBranch: z.string(),
    }),
  ),
  labels: z.array(z.object({ prompt: z.string(), label: z.string() })),
  /** Labels that the pack has elsewhere and that were left where they are. */
  labelsLeft: z.array(z.object({ prompt: z.string(), label: z.string() })),
  datasets: z.array(z.string()),
  experiments: z.array(z.string()),
  /** What a person should know, one sentence each. */
  notes: z.array(z.string()),
  /** All of it in one sentence. */
  sentence: z.string(),
})
export type InstalledPack = z.infer<typeof installedSchema>

const syncConflictSchema = z.object({
  kind: z.enum(['prompt', 'dataset', 'experiment']),
  name: z.string(),
  /** The merge that joins both; null where there is none, because the thing has no history of its own. */
  merge: z.object({ promptId: z.string(), into: z.string(), from: z.string(), versionId: z.string() }).nullable(),
})
export type PackSyncConflict = z.infer<typeof syncConflictSchema>

const syncSchema = z.object({
  folder: z.string(),
  /** `conflict`: both sides have moved on, and the folder was left as it is. */
  state: z.enum(['in-step', 'conflict']),
  /** What came out of the folder; null for nothing. */
  installed: installedSchema.nullable(),
  /** Whether anything was written to the folder. */
  isBuilt: z.boolean(),
  conflicts: z.array(syncConflictSchema),
  sentence: z.string(),
})
export type PackSync = z.infer<typeof syncSchema>

const folderSchema = z.object({
  folder: z.string(),
  prompts: z.array(z.string()),
  state: z.enum(['waiting', 'in-step', 'conflict', 'failed']),
  sentence: z.string(),
  /** When something was last done or went wrong. */
  at: z.string().nullable(),
  conflicts: z.array(syncConflictSchema),
})
export type PackFolder = z.infer<typeof folderSchema>

const builtSchema = z.object({
  summary: packSummarySchema,
  manifestSha256: z.string(),
  isSigned: z.boolean(),
  notes: z.array(z.string()),
})
export type BuiltPack = z.infer<typeof builtSchema>

/** Portable packs of versions, datasets and experiments. A pack that is not right is `pack-broken`. */
export const packs = {
  /**
   * Writes a pack to `out` on the machine of the service: a file when it ends in `.assay`, else a folder. What a pack
   * at `out` holds and the workspace lacks is only dropped with `replace`.
   */
  build: procedure
    .input(
      selectionSchema.extend({ out: z.string().min(1), signingKeyPath: keyPath, replace: z.boolean().default(false) }),
    )
    .output(builtSchema.extend({ path: z.string() })),
  /** The same as the bytes of an `.assay` file, for a browser to keep. */
  download: procedure.input(selectionSchema).output(builtSchema.extend({ fileName: z.string(), base64: z.string() })),
  /** Checks hashes, ids, parents and the signature; problems come back as data. */
  verify: procedure.input(z.object({ pack: packSourceSchema, keyPath })).output(verificationSchema),
  /** What a pack brings to the workspace, or to another pack. */
  diff: procedure
    .input(z.object({ pack: packSourceSchema, other: packSourceSchema.optional() }))
    .output(differenceSchema),
  /** Adds what is new. Nothing is overwritten; labels of prompts that are here move only with `labels`. */
  install: procedure
    .input(z.object({ pack: packSourceSchema, labels: z.boolean().default(false), keyPath }))
    .output(installedSchema),
  /**
   * Brings a folder on the machine of the service and the workspace in step: installs what the folder has more, then
   * writes what the workspace has more. Nothing is overwritten where both have moved on.
   */
  sync: procedure
    .input(z.object({ folder: z.string().min(1), prompts: z.array(z.string()).max(10_000).default([]) }))
    .output(syncSchema),
  /** Folders that are kept in step for as long as the workspace is open. */
  folders: procedure.input(nothingSchema).output(z.array(folderSchema)),
  keepFolder: procedure
    .input(z.object({ folder: z.string().min(1), prompts: z.array(z.string()).max(10_000).default([]) }))
    .output(z.object({})),
  /** Watches it no longer; what is in it stays. */
  dropFolder: procedure.input(z.object({ folder: z.string() })).output(z.object({})),
}
