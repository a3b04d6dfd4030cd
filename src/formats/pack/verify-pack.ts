import { isAssayError } from '../../core/errors.ts'
import { manifestPath, parsePackPath, signaturePath } from './check-pack-path.ts'
import { hashBytes } from './hash-bytes.ts'
import { readManifest } from './manifest.ts'
import type { Pack, PackFiles } from './pack.ts'
import { packError } from './pack-error.ts'
import { readPack } from './read-pack.ts'
import { type CheckSignature, readSignature, type SignatureCheck } from './signature.ts'

const mostProblems = 100

/** A file and what is wrong with it; the sentence goes on from the file's name. */
interface PackProblem {
  file: string
  problem: string
}

export interface PackVerification {
  /** What the pack holds; null when it cannot be read. */
  pack: Pack | null
  /** None for a pack that is whole. */
  problems: PackProblem[]
  /** Null for a pack without a signature. */
  signature: SignatureCheck | null
  /** SHA-256 of manifest.json, which stands for the whole pack; null without one. */
  manifestSha256: string | null
}

export interface VerifyOptions {
  checkSignature: CheckSignature
  /** Whether a pack without a signature is refused. */
  mustBeSigned: boolean
}

/**
 * Checks a pack: paths, the hash of every file, files too many and too few, the ids of versions and datasets,
 * parents, and the signature. Finds as many problems as it can rather than the first one; never throws for a bad pack.
 */
export function verifyPack(files: PackFiles, options: VerifyOptions): PackVerification {
  const problems: PackProblem[] = []
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      if (!isAssayError(error, 'pack-broken')) throw error
      problems.push({ file: error.data.file, problem: error.data.reason })
      return null
    }
  }
  for (const path of files.keys()) attempt(() => parsePackPath(path))
  const manifest = files.get(manifestPath)
  if (manifest === undefined) problems.push({ file: manifestPath, problem: 'is missing' })
  else for (const problem of attempt(() => compareWithManifest(files, manifest)) ?? []) problems.push(problem)
  const signature = attempt(() => checkSignature(files, options))
  // What does not match its hash would only be misread.
  const pack = problems.length === 0 ? attempt(() => readPack(files)) : null
  return {
    pack,
    problems: shorten(problems),
    signature,
    manifestSha256: manifest === undefined ? null : hashBytes(manifest),
  }
}

/** A pack that is all wrong is said to be so in no more lines than somebody reads. */
function shorten(problems: PackProblem[]): PackProblem[] {
  if (problems.length <= mostProblems) return problems
  const more = { file: `${problems.length - mostProblems} more`, problem: 'are not right either' }
  return [...problems.slice(0, mostProblems), more]
}

function compareWithManifest(files: PackFiles, manifest: Uint8Array): PackProblem[] {
  const problems: PackProblem[] = []
  const named = new Set<string>([manifestPath, signaturePath])
  for (const { path, sha256, bytes } of readManifest(manifest)) {
    if (named.has(path)) problems.push({ file: manifestPath, problem: `names ${path} twice, or where it may not` })
    named.add(path)
    const file = files.get(path)
    if (file === undefined) problems.push({ file: path, problem: 'is in the manifest but not in the pack' })
    else if (file.length !== bytes)
      problems.push({ file: path, problem: `has ${file.length} bytes where the manifest says ${bytes}` })
    else if (hashBytes(file) !== sha256)
      problems.push({ file: path, problem: 'has been changed: its hash is not the one in the manifest' })
  }
  for (const path of files.keys()) {
    if (!named.has(path)) problems.push({ file: path, problem: 'is in the pack but not in the manifest' })
  }
  return problems
}

function checkSignature(
  files: PackFiles,
  { checkSignature: check, mustBeSigned }: VerifyOptions,
): SignatureCheck | null {
  const bytes = files.get(signaturePath)
  if (bytes === undefined) {
    if (mustBeSigned) throw packError(signaturePath, 'is missing: the pack is not signed')
    return null
  }
  const result = check(files.get(manifestPath) ?? new Uint8Array(), readSignature(bytes))
  if (result.state === 'wrong')
    throw packError(signaturePath, 'does not fit the manifest: the pack was changed after it was signed')
  if (result.state === 'other-key') throw packError(signaturePath, `was made with another key (${result.fingerprint})`)
  return result
}
