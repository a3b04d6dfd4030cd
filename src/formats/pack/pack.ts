import type { Row } from '../../core/datasets/row.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { Version } from '../../core/prompts/version.ts'

/** A branch or a label of a prompt: a name for one of its versions. */
export interface PackRef {
  name: string
  versionId: string
}

export interface PackPrompt {
  name: string
  branches: PackRef[]
  labels: PackRef[]
  /** Parents before children. */
  versions: Version[]
  /** Parents that the pack leaves out on purpose; whoever installs it must have them. */
  absent: string[]
}

/** One version of a dataset. */
export interface PackDataset {
  name: string
  /** Content id of the rows. */
  id: string
  columns: string[]
  /** False for an earlier version that only goes along because an experiment runs on it. */
  isNewest: boolean
  rows: Row[]
}

/** An experiment; the versions and the dataset version that its spec names are in the same pack. */
export interface PackExperiment {
  name: string
  description: string
  spec: ExperimentSpec
}

/** What a pack says of itself. */
export interface PackHeader {
  name: string
  description: string
  createdBy: string
}

/** A portable set of prompts with their history, datasets and experiments. */
export interface Pack extends PackHeader {
  prompts: PackPrompt[]
  datasets: PackDataset[]
  experiments: PackExperiment[]
}

/** A pack as it is written down: the bytes of each file by its path, with forward slashes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>

export interface PackLimits {
  files: number
  fileBytes: number
  /** Of all files together, unzipped. */
  totalBytes: number
  /** Of the zip as it lies on the disk. */
  archiveBytes: number
  /** How many bytes one byte of the zip may become. */
  ratio: number
}

/** What a pack may hold. Packs come from anywhere, so each limit is checked before the work that it bounds. */
export const packLimits: PackLimits = {
  files: 100_000,
  fileBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  archiveBytes: 128 * 1024 * 1024,
  ratio: 200,
}
