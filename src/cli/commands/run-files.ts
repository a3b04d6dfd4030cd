import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'

export interface ExportRunOptions {
  format?: 'csv' | 'jsonl' | 'parquet'
  out: string
}

/** `assay runs report RUN --out FILE.html|FILE.md`: the report as a file of its own. */
export async function reportRunCommand(
  { client, output }: CliContext,
  reference: string,
  { out }: { out: string },
): Promise<ExitCode> {
  const isHtml = /\.html?$/iu.test(out)
  if (!isHtml && out !== '-' && !/\.(md|markdown)$/iu.test(out))
    throw new AssayError('bad-input', {
      what: `The report has no format that fits "${out}"`,
      where: '--out',
      mend: 'name a file that ends in .html or .md',
    })
  const runId = await findRun(client, reference)
  const { text } = await client.runs.document({ runId, format: isHtml ? 'html' : 'markdown' })
  if (out === '-') {
    process.stdout.write(text)
    return 0
  }
  const file = path.resolve(out)
  await orBadPlace(file, () => writeFile(file, text))
  output.print({ runId, file, bytes: Buffer.byteLength(text) }, () => `The report is in ${file}`)
  return 0
}

/** `assay runs export RUN --out FILE`: every cell, piece by piece; the file is there when it is whole. */
export async function exportRunCommand(
  { client, output, signal }: CliContext,
  reference: string,
  options: ExportRunOptions,
): Promise<ExitCode> {
  const { out } = options
  const format = options.format ?? formatOf(out)
  if (out === '-' && format === 'parquet')
    throw new AssayError('bad-input', { what: 'Parquet is not text', where: '--out -', mend: 'name a file' })
  const runId = await findRun(client, reference)
  let bytes = 0
  const pieces = await client.runs.export({ runId, format }, { signal })
  async function* decode() {
    for await (const { base64 } of pieces) {
      const piece = Buffer.from(base64, 'base64')
      bytes += piece.length
      yield piece
    }
  }
  if (out === '-') {
    for await (const piece of decode()) process.stdout.write(piece)
    return 0
  }
  const file = path.resolve(out)
  const unfinished = `${file}.part`
  try {
    await orBadPlace(file, () => pipeline(Readable.from(decode()), createWriteStream(unfinished)))
    await orBadPlace(file, () => rename(unfinished, file))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  output.print({ runId, file, format, bytes }, () => `The run is in ${file}, ${bytes.toLocaleString('en')} bytes`)
  return 0
}

function formatOf(out: string): NonNullable<ExportRunOptions['format']> {
  const ending = path.extname(out).slice(1).toLowerCase()
  if (ending === 'csv' || ending === 'jsonl' || ending === 'parquet') return ending
  if (out === '-') return 'jsonl'
  throw new AssayError('bad-input', {
    what: `"${out}" does not say its format`,
    where: '--out',
    mend: 'add --format csv, jsonl or parquet',
  })
}

async function orBadPlace<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new AssayError(
      'bad-input',
      { what: `${file} cannot be written: ${error.message}`, where: '--out', mend: 'choose another place' },
      { cause: error },
    )
  }
}
