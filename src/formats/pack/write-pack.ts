import { AssayError } from '../../core/errors.ts'
import { shortId } from '../../core/prompts/version.ts'
import { headerPath, manifestPath, signaturePath } from './check-pack-path.ts'
import { makeSlugs } from './make-slugs.ts'
import { writeManifest } from './manifest.ts'
import { packLimits, type Pack, type PackDataset, type PackFiles } from './pack.ts'
import { type SignBytes, writeSignature } from './signature.ts'
import { toBytes } from './text-bytes.ts'
import { writeDataset } from './write-dataset.ts'
import { writePrompt } from './write-prompt.ts'
import { writeYaml } from './write-yaml.ts'

/**
 * The files of a pack, sorted by path. Equal packs give equal bytes: nothing but the pack is looked at. Throws
 * `bad-input` for a pack over the limits, which could not be read again.
 */
export function writePack(pack: Pack, sign?: SignBytes): PackFiles {
  const { name, description, createdBy } = pack
  const written: [string, Uint8Array][] = [
    [headerPath, toBytes(writeYaml({ assayPack: 1, name, description, createdBy }))],
  ]
  const promptSlugs = makeSlugs(pack.prompts.map((prompt) => ({ key: prompt.name, name: prompt.name })))
  for (const prompt of pack.prompts) {
    for (const file of writePrompt(prompt, promptSlugs.get(prompt.name) ?? '')) written.push(file)
  }
  const datasetSlugs = makeSlugs(
    pack.datasets.map((dataset) => ({ key: dataset.id + dataset.name, name: fileName(dataset) })),
  )
  for (const dataset of pack.datasets) {
    written.push(...writeDataset(dataset, datasetSlugs.get(dataset.id + dataset.name) ?? ''))
  }
  const experimentSlugs = makeSlugs(
    pack.experiments.map((experiment) => ({ key: experiment.name, name: experiment.name })),
  )
  for (const experiment of pack.experiments) {
    written.push([`experiments/${experimentSlugs.get(experiment.name) ?? ''}.yaml`, toBytes(writeYaml(experiment))])
  }
  const files = new Map(written)
  const manifest = writeManifest(files)
  files.set(manifestPath, manifest)
  if (sign) files.set(signaturePath, writeSignature(sign(manifest)))
  refuseTooMuch(files)
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** An earlier version bears its id, so that the newest keeps its name in the folder. */
function fileName({ name, id, isNewest }: PackDataset): string {
  return isNewest ? name : `${name} ${shortId(id)}`
}

function refuseTooMuch(files: PackFiles): void {
  const refused = (what: string) => new AssayError('bad-input', { what, mend: 'build several smaller packs' })
  if (files.size > packLimits.files)
    throw refused(`The pack would have ${files.size} files, more than ${packLimits.files}`)
  let total = 0
  for (const [path, { length }] of files) {
    if (length > packLimits.fileBytes)
      throw refused(`The file ${path} of the pack would be larger than ${inMegabytes(packLimits.fileBytes)}`)
    total += length
  }
  if (total > packLimits.totalBytes)
    throw refused(`The pack would be larger than ${inMegabytes(packLimits.totalBytes)}`)
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
