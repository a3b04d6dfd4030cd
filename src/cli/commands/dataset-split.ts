import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findDataset } from '../find-dataset.ts'
import { formatTable } from '../output.ts'

export interface SplitOptions {
  train?: number
  validation?: number
  test?: number
  part?: string[]
  seed: number
  stratify?: string
  group?: string
  dryRun?: boolean
}

/** `assay datasets split NAME --train 0.8 --test 0.2`: deals the rows out, as a new version. */
export async function splitDataset(
  { client, output }: CliContext,
  name: string,
  { train, validation, test, part = [], seed, stratify, group, dryRun }: SplitOptions,
): Promise<ExitCode> {
  const dataset = await findDataset(client, name)
  const usual = Object.entries({ train, validation, test }).flatMap(([partName, share]) =>
    share === undefined ? [] : [{ name: partName, share }],
  )
  const split = {
    datasetId: dataset.id,
    parts: [...usual, ...part.map(readPart)],
    seed,
    ...(stratify === undefined ? {} : { stratify }),
    ...(group === undefined ? {} : { group }),
  }
  const preview = await client.datasets.previewSplit(split)
  const saved = dryRun ? undefined : await client.datasets.split(split)
  output.print({ parts: preview, dataset: saved ?? null }, () => {
    const lines = preview.map(({ name: partName, rows, labels }) => [
      partName ?? '(left over)',
      String(rows),
      labels
        .filter(({ label }) => label !== '')
        .slice(0, 6)
        .map(({ label, rows: count }) => `${label} ${count}`)
        .join(', '),
    ])
    const end = saved ? `${saved.name} has these splits now.` : 'Nothing was saved.'
    return `${formatTable(['split', 'rows', stratify ?? 'expected'], lines, [1])}\n${end}`
  })
  return 0
}

function readPart(text: string): { name: string; share: number } {
  const at = text.lastIndexOf('=')
  const share = Number(text.slice(at + 1))
  if (at < 1 || !Number.isFinite(share))
    throw new AssayError('bad-input', {
      what: `"${text}" is no part of a split`,
      mend: 'write NAME=SHARE, such as dev=0.1',
    })
  return { name: text.slice(0, at), share }
}
