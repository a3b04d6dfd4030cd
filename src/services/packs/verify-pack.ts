import path from 'node:path'
import type { PackCheck } from '../../contract/packs.ts'
import { isAssayError } from '../../core/errors.ts'
import type { Pack, PackFiles } from '../../formats/pack/pack.ts'
import { packError } from '../../formats/pack/pack-error.ts'
import { type PackVerification, verifyPack as verifyFiles } from '../../formats/pack/verify-pack.ts'
import type { ServiceContext } from '../api/context.ts'
import { type PackSource, readPackSource, refusePathsFromBrowsers } from './read-pack-source.ts'
import { readSignatureCheck } from './signing-key.ts'
import { summarisePack } from './summarise-pack.ts'

export interface VerifyInput {
  pack: PackSource
  /** A PEM file with the public key that the pack must be signed with. */
  keyPath?: string | undefined
}

/** Checks a pack; what is wrong with it is the answer. Throws only for what is not there or cannot be opened. */
export async function verifyPack(context: Pick<ServiceContext, 'host'>, input: VerifyInput): Promise<PackCheck> {
  let files: PackFiles
  try {
    files = await readPackSource(context, input.pack)
  } catch (error) {
    if (!isAssayError(error, 'pack-broken')) throw error
    const problems = [{ file: error.data.file, problem: error.data.reason }]
    return { isValid: false, summary: null, manifestSha256: null, signature: null, problems }
  }
  const { pack, problems, signature, manifestSha256 } = await verify(context, files, input.keyPath)
  return {
    isValid: problems.length === 0,
    summary: pack && summarisePack(pack, files),
    manifestSha256,
    signature,
    problems,
  }
}

/** Reads a pack that is about to be used. Throws `pack-broken` with the first thing that is wrong with it. */
export async function readVerifiedPack(context: Pick<ServiceContext, 'host'>, input: VerifyInput): Promise<Pack> {
  const { pack, problems } = await verify(context, await readPackSource(context, input.pack), input.keyPath)
  const [first] = problems
  if (pack && !first) return pack
  throw packError(first?.file ?? 'it', first?.problem ?? 'cannot be read')
}

async function verify(
  context: Pick<ServiceContext, 'host'>,
  files: PackFiles,
  keyPath: string | undefined,
): Promise<PackVerification> {
  if (keyPath !== undefined) refusePathsFromBrowsers(context)
  const checkSignature = await readSignatureCheck(keyPath === undefined ? undefined : path.resolve(keyPath))
  return verifyFiles(files, { checkSignature, mustBeSigned: keyPath !== undefined })
}
