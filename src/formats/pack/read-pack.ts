import { parseModelId } from '../../core/models/model-id.ts'
import { parseMetricSpec } from '../../core/metrics/index.ts'
import { toAssayError } from '../../core/errors.ts'
import { headerPath, parsePackPath } from './check-pack-path.ts'
import {
  packLimits,
  type Pack,
  type PackDataset,
  type PackExperiment,
  type PackFiles,
  type PackPrompt,
} from './pack.ts'
import { packError } from './pack-error.ts'
import { experimentFileSchema, headerFileSchema } from './pack-schemas.ts'
import { readDataset } from './read-dataset.ts'
import { type PackFile, readPrompt } from './read-prompt.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Reads what a pack holds and checks that it hangs together: ids, parents, names, and that experiments find their
 * versions and rows in it. The manifest is verifyPack's. Throws `pack-broken`, naming the file.
 */
export function readPack(files: PackFiles): Pack {
  const sorted = sortFiles(files)
  const header = files.get(headerPath)
  if (!header) throw packError(headerPath, 'is missing: this is not a pack')
  const { name, description, createdBy } = readYaml(header, headerPath, headerFileSchema)
  const prompts = [...sorted.prompts].map(([slug, { refs, versions }]) => {
    if (!refs) throw packError(`prompts/${slug}/refs.yaml`, 'is missing')
    return { file: refs.path, item: readPrompt(refs, versions) }
  })
  const datasets = [...sorted.datasets].map(([slug, { about, rows }]) => {
    if (!about) throw packError(`datasets/${slug}.yaml`, 'is missing')
    if (!rows) throw packError(`datasets/${slug}.jsonl`, 'is missing')
    return { file: about.path, item: readDataset(about, rows) }
  })
  const experiments = sorted.experiments.map(({ path, bytes }) => ({
    file: path,
    item: readYaml(bytes, path, experimentFileSchema),
  }))
  refuseTwins(prompts, ({ name: same }) => same, 'prompt')
  refuseTwins(
    prompts.flatMap(({ file, item }) => item.versions.map((version) => ({ file, item: version }))),
    ({ id }) => id,
    'version',
  )
  refuseTwins(datasets, ({ name: same, id }) => `${id} ${same}`, 'dataset version')
  refuseTwins(
    datasets.filter(({ item }) => item.isNewest),
    ({ name: same }) => same,
    'dataset',
  )
  refuseTwins(experiments, ({ name: same }) => same, 'experiment')
  refuseLooseExperiments(
    experiments,
    prompts.map(({ item }) => item),
    datasets.map(({ item }) => item),
  )
  return {
    name,
    description,
    createdBy,
    prompts: byName(prompts),
    datasets: byName(datasets),
    experiments: byName(experiments),
  }
}

interface Sorted {
  prompts: Map<string, { refs?: PackFile; versions: (PackFile & { shortId: string })[] }>
  datasets: Map<string, { about?: PackFile; rows?: PackFile }>
  experiments: PackFile[]
}

function sortFiles(files: PackFiles): Sorted {
  if (files.size > packLimits.files) throw packError('it', `has more than ${packLimits.files} files`)
  const sorted: Sorted = { prompts: new Map(), datasets: new Map(), experiments: [] }
  for (const [path, bytes] of files) {
    if (bytes.length > packLimits.fileBytes) throw packError(path, `is larger than ${packLimits.fileBytes} bytes`)
    const place = parsePackPath(path)
    const file = { path, bytes }
    if (place.kind === 'refs' || place.kind === 'version') {
      const prompt = sorted.prompts.get(place.slug) ?? { versions: [] }
      sorted.prompts.set(place.slug, prompt)
      if (place.kind === 'version') prompt.versions.push({ ...file, shortId: place.shortId })
      else prompt.refs = file
    } else if (place.kind === 'dataset' || place.kind === 'rows') {
      const dataset = sorted.datasets.get(place.slug) ?? {}
      sorted.datasets.set(place.slug, dataset)
      if (place.kind === 'dataset') dataset.about = file
      else dataset.rows = file
    } else if (place.kind === 'experiment') sorted.experiments.push(file)
  }
  return sorted
}

interface Read<T> {
  file: string
  item: T
}

function refuseTwins<T>(entries: readonly Read<T>[], keyOf: (item: T) => string, what: string): void {
  const seen = new Map<string, string>()
  for (const { file, item } of entries) {
    const first = seen.get(keyOf(item))
    if (first !== undefined) throw packError(file, `holds the same ${what} as ${first}`)
    seen.set(keyOf(item), file)
  }
}

function refuseLooseExperiments(
  experiments: readonly Read<PackExperiment>[],
  prompts: readonly PackPrompt[],
  datasets: readonly PackDataset[],
): void {
  const versions = new Set(prompts.flatMap((prompt) => prompt.versions.map(({ id }) => id)))
  const rows = new Set(datasets.map(({ id }) => id))
  for (const { file, item } of experiments) {
    const { variants, datasetVersionId } = item.spec
    const loose = variants.find(({ versionId }) => !versions.has(versionId))
    if (loose) throw packError(file, `runs the version ${loose.versionId}, which is not in the pack`)
    if (!rows.has(datasetVersionId))
      throw packError(file, `runs on the rows ${datasetVersionId}, which are not in the pack`)
    refuseWrongSpec(file, item)
  }
}

function refuseWrongSpec(file: string, { spec }: PackExperiment): void {
  if (new Set(spec.variants.map(({ name }) => name)).size < spec.variants.length)
    throw packError(file, 'has two variants of the same name')
  try {
    for (const { modelId } of spec.variants) parseModelId(modelId)
    for (const metric of spec.metrics) parseMetricSpec(metric)
  } catch (cause) {
    throw packError(file, `is not right (${toAssayError(cause).message.replace(/\.$/, '')})`, cause)
  }
}

function byName<T extends { name: string }>(entries: readonly Read<T>[]): T[] {
  return entries.map(({ item }) => item).toSorted((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
}
