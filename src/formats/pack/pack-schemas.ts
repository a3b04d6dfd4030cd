import { z } from 'zod'
import { experimentSpecSchema } from '../../core/experiments/experiment-spec.ts'
import { promptContentSchema } from '../../core/prompts/prompt-content.ts'

const nameSchema = z.string().trim().min(1).max(120)
const refNameSchema = z.string().trim().min(1).max(80)
const idSchema = z.string().regex(/^[0-9a-f]{64}$/, 'an id is 64 hexadecimal digits')

/** `pack.yaml`. */
export const headerFileSchema = z.strictObject({
  assayPack: z.literal(1, 'this program reads packs of the format 1: update Assay for a newer one'),
  name: nameSchema,
  description: z.string().max(2000),
  createdBy: z.string().max(120),
})

/** `prompts/<slug>/refs.yaml`. Lists and not maps, since a branch may have any name. */
export const refsFileSchema = z.strictObject({
  name: nameSchema,
  branches: z.array(z.strictObject({ name: refNameSchema, version: idSchema })).max(10_000),
  labels: z.array(z.strictObject({ name: refNameSchema, version: idSchema })).max(10_000),
  absent: z.array(idSchema).max(100_000).optional(),
})

/** `prompts/<slug>/<number>-<short id>.yaml`. */
export const versionFileSchema = z.strictObject({
  id: idSchema,
  parents: z.array(idSchema).max(16),
  message: z.string().max(10_000),
  author: z.string().max(1000),
  time: z.iso.datetime('write a time such as 2026-01-31T12:00:00.000Z'),
  content: promptContentSchema,
})

/** `datasets/<slug>.yaml`; the rows are in the `.jsonl` beside it. */
export const datasetFileSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  columns: z.array(z.string()).max(1000),
  rows: z.int().min(0),
  /** The key of a line that holds the expected output; none where no row has one. */
  expectedColumn: z.string().optional(),
  splitColumn: z.string().optional(),
  tagsColumn: z.string().optional(),
  isNewest: z.boolean(),
})

/** `experiments/<slug>.yaml`. */
export const experimentFileSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(2000),
  spec: experimentSpecSchema,
})

/** `manifest.json`. */
export const manifestFileSchema = z.strictObject({
  assayPack: z.literal(1),
  files: z.array(z.strictObject({ path: z.string(), sha256: idSchema, bytes: z.int().min(0) })).max(100_000),
})

/** `signature.json`. */
export const signatureFileSchema = z.strictObject({
  algorithm: z.literal('ed25519'),
  /** DER (SubjectPublicKeyInfo) in base64. */
  publicKey: z.base64().max(1000),
  /** Of the bytes of manifest.json, in base64. */
  signature: z.base64().max(1000),
})
