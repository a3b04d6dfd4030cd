import { parseDocument } from 'yaml'
import { z } from 'zod'
import { AssayError } from '../core/errors.ts'
import { extractorSchema } from '../core/extractors/extractor.ts'
import { metricSpecSchema } from '../core/metrics/metric-spec.ts'
import { expandSweep, sweepSchema } from '../core/experiments/expand-sweep.ts'
import { stopRuleSchema } from '../core/experiments/stop-rule.ts'
import { promptContentSchema, samplesSchema } from '../core/prompts/prompt-content.ts'
import { settingsSchema } from '../core/settings.ts'

const maxCharacters = 8 * 1024 * 1024

const datasetSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    /** Relative to the experiment file. */
    file: z.string().min(1).optional(),
    rows: z.array(z.record(z.string(), z.unknown())).min(1).optional(),
    /** The column that holds the expected output. */
    expected: z.string().default('expected'),
    /** The column that says which split a row is in, and those that hold tags. */
    splitColumn: z.string().optional(),
    tagColumns: z.array(z.string()).max(20).optional(),
    /** Run the rows of this split only. */
    split: z.string().min(1).max(60).optional(),
    limit: z.int().min(1).optional(),
  })
  .refine((dataset) => (dataset.file === undefined) !== (dataset.rows === undefined), 'give either "file" or "rows"')

const variantSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  model: z.string().min(1),
  prompt: promptContentSchema.extend({ name: z.string().trim().min(1).max(120) }),
  settings: settingsSchema.default({}),
  extract: extractorSchema.default({ kind: 'whole' }),
  samples: samplesSchema.optional(),
})

const experimentFileSchema = z.strictObject({
  assay: z.literal(1, 'write "assay: 1", the version of this format'),
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2000).default(''),
  dataset: datasetSchema,
  variants: z.array(variantSchema).min(1).max(26),
  repeats: z.int().min(1).max(1000).default(1),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  metrics: z.array(metricSpecSchema).min(1).max(20),
  margin: z.number().min(0).default(0),
  concurrency: z.int().min(1).max(512).optional(),
  stop: stopRuleSchema.optional(),
  /** Tries settings and models on every variant. */
  sweep: sweepSchema.optional(),
  cache: z.union([z.boolean(), z.enum(['read-only', 'refresh'])]).default(true),
  /** US dollars; the run stands still before it spends more. */
  maxCostUsd: z.number().gt(0).max(1_000_000).optional(),
})

/** JSON Schema of an experiment file, for editors that complete and check YAML. */
export function experimentJsonSchema(): Record<string, unknown> {
  const title = 'An Assay experiment'
  return { ...z.toJSONSchema(experimentFileSchema, { io: 'input', unrepresentable: 'any' }), title }
}

/** An experiment in one portable file: prompts, settings and metrics inside, the rows inside or in a file beside it. */
export type ExperimentFile = z.infer<typeof experimentFileSchema>

/**
 * Reads an experiment file (YAML, so JSON too). `fileName` is for messages. Throws `bad-input` with the place of the
 * first mistake: the line for broken YAML, the path (`variants.1.settings.temperature`) for a wrong value.
 */
export function readExperimentFile(text: string, fileName: string): ExperimentFile {
  if (text.length > maxCharacters) {
    throw new AssayError('bad-input', {
      what: 'The experiment file is larger than 8 MB',
      where: fileName,
      mend: 'keep the rows in a file of their own',
    })
  }
  const document = parseDocument(text, { prettyErrors: true })
  const [broken] = document.errors
  if (broken) {
    const line = broken.linePos?.[0].line
    throw new AssayError('bad-input', {
      what: 'The YAML is broken',
      where: line === undefined ? fileName : `${fileName} at line ${line}`,
      mend: broken.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? broken.code,
    })
  }
  const parsed = experimentFileSchema.safeParse(toData(document, fileName))
  if (parsed.success) {
    const { sweep, variants } = parsed.data
    return sweep ? { ...parsed.data, variants: expandSweep(variants, sweep) } : parsed.data
  }
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String).join('.')
  throw new AssayError('bad-input', {
    what: `${path ? `"${path}"` : 'The file'} is not right`,
    where: fileName,
    mend: issue?.message ?? 'see the format in the documentation',
  })
}

/** Aliases that multiply are refused: a few lines could otherwise fill the memory. */
function toData(document: ReturnType<typeof parseDocument>, fileName: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    const what = 'The YAML has aliases that multiply'
    throw new AssayError('bad-input', { what, where: fileName, mend: 'write their contents out' }, { cause })
  }
}
