import path from 'node:path'
import { type BuiltPack, largestSentPack } from '../../contract/packs.ts'
import { AssayError, isAssayError } from '../../core/errors.ts'
import { manifestPath } from '../../formats/pack/check-pack-path.ts'
import { hashBytes } from '../../formats/pack/hash-bytes.ts'
import type { Pack, PackFiles, PackHeader } from '../../formats/pack/pack.ts'
import { outlinePack } from '../../formats/pack/pack-outline.ts'
import { readPack } from '../../formats/pack/read-pack.ts'
import type { SignBytes } from '../../formats/pack/signature.ts'
import { writePack } from '../../formats/pack/write-pack.ts'
import { zipPack } from '../../formats/pack/zip-pack.ts'
import type { ServiceContext } from '../api/context.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { rememberAgreed } from './agreed.ts'
import { collectPack, type PackSelection } from './collect-pack.ts'
import { refusePathsFromBrowsers } from './read-pack-source.ts'
import { readSigningKey } from './signing-key.ts'
import { summarisePack } from './summarise-pack.ts'
import { packEnding, readExistingPack, writePackTarget } from './write-pack-target.ts'

export interface BuildInput extends PackSelection {
  name?: string | undefined
  description?: string | undefined
}

type BuildContext = Pick<ServiceContext, 'stores' | 'db' | 'host'>

/**
 * Writes a pack to a folder or an `.assay` file. A pack that is there already keeps its name, description and author
 * unless others are given. Throws `conflict` when it holds something that the new one would drop, and as collectPack does.
 */
export async function buildPack(
  context: BuildContext,
  input: BuildInput & { out: string; signingKeyPath?: string | undefined; replace: boolean },
): Promise<BuiltPack & { path: string }> {
  refusePathsFromBrowsers(context)
  const target = path.resolve(input.out)
  const sign = input.signingKeyPath === undefined ? undefined : await readSigningKey(path.resolve(input.signingKeyPath))
  const { files: before, pack: existing } = await readExisting(target, input.replace)
  const fallback = {
    name: path.basename(target, packEnding),
    description: '',
    createdBy: readPreferences(context.stores.settings).author,
  }
  const { files, pack, built } = makePack(context, input, existing ?? fallback, sign)
  if (existing && !input.replace) refuseLoss(existing, pack, target)
  await writePackTarget(target, files, before)
  rememberAgreed(context.stores.settings, outlinePack(pack))
  return { ...built, path: target }
}

/** A pack as the bytes of an `.assay` file, for a browser to keep. */
export function downloadPack(
  context: BuildContext,
  input: BuildInput,
): BuiltPack & { fileName: string; base64: string } {
  const header = { name: 'prompts', description: '', createdBy: readPreferences(context.stores.settings).author }
  const { files, pack, built } = makePack(context, input, header, undefined)
  const zip = zipPack(files)
  if (zip.length > largestSentPack) {
    throw new AssayError('bad-input', {
      what: 'The pack is larger than 48 MB',
      mend: 'choose less, or use assay pack build',
    })
  }
  rememberAgreed(context.stores.settings, outlinePack(pack))
  return { ...built, fileName: `${fileNameOf(pack.name)}${packEnding}`, base64: Buffer.from(zip).toString('base64') }
}

function makePack(
  { stores, db }: BuildContext,
  input: BuildInput,
  header: PackHeader,
  sign: SignBytes | undefined,
): { pack: Pack; files: PackFiles; built: BuiltPack } {
  const { name = header.name, description = header.description } = input
  // One transaction, so that a commit in another process is in the pack whole or not at all.
  const { pack, notes } = db.transaction(() =>
    collectPack(stores, { name, description, createdBy: header.createdBy }, input),
  )()
  if (pack.prompts.length + pack.datasets.length === 0) {
    throw new AssayError('bad-input', {
      what: 'There is nothing to put into a pack',
      mend: 'commit a prompt first, or add --datasets',
    })
  }
  const files = writePack(pack, sign)
  const manifestSha256 = hashBytes(files.get(manifestPath) ?? new Uint8Array())
  return {
    pack,
    files,
    built: { summary: summarisePack(pack, files), manifestSha256, isSigned: sign !== undefined, notes },
  }
}

/** What is at the target already. `replace` makes do with a pack that hangs together badly, and with a damaged file. */
async function readExisting(target: string, replace: boolean): Promise<{ files: PackFiles | null; pack: Pack | null }> {
  let files: PackFiles | null = null
  try {
    files = await readExistingPack(target)
    return { files, pack: files && readPack(files) }
  } catch (error) {
    if (!isAssayError(error, 'pack-broken')) throw error
    // In a folder, what is not a pack's file is somebody's.
    if (replace && (files !== null || target.endsWith(packEnding))) return { files, pack: null }
    throw new AssayError(
      'conflict',
      {
        what: `The pack at ${target} cannot be read (${error.data.file} ${error.data.reason})`,
        mend: 'mend it, or choose another place',
      },
      { cause: error },
    )
  }
}

/** What others put into the pack must not get lost by building over it. */
function refuseLoss(existing: Pack, pack: Pack, target: string): void {
  const versionsOf = ({ prompts }: Pack) => prompts.flatMap(({ versions }) => versions.map(({ id }) => id))
  const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name)
  const lost = [
    count(missing(versionsOf(existing), versionsOf(pack)), 'version'),
    count(missing(namesOf(existing.datasets), namesOf(pack.datasets)), 'dataset'),
    count(missing(namesOf(existing.experiments), namesOf(pack.experiments)), 'experiment'),
  ].filter((part) => part !== '')
  if (lost.length === 0) return
  throw new AssayError('conflict', {
    what: `The pack at ${target} holds ${lost.join(' and ')} that the new one would not`,
    mend: 'install it first, choose more, or add --replace to drop them',
  })
}

function missing(before: readonly string[], after: readonly string[]): number {
  const kept = new Set(after)
  return before.filter((item) => !kept.has(item)).length
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** What every system takes for the name of a file. */
function fileNameOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[. ]+/, '') || 'pack'
}
