import { isRecord, textOf } from '../exchange/is-record.ts'
import type { ImportSource } from '../exchange/import-format.ts'
import type { LossList } from '../exchange/loss.ts'
import { readData } from '../exchange/read-data.ts'
import { baseNameOf } from '../exchange/unique-names.ts'
import { matchingFiles } from './matching-files.ts'

/** The text of a prompt before it is a template, and what it is called. */
export interface RawPrompt {
  label: string
  /** Where it stands, for losses. */
  where: string
  raw: string
}

const program = /\.(?:js|mjs|cjs|ts|py|sh|rb)(?::[\w.]+)?$/iu

/** The prompts of a configuration: texts, files (several in one, parted by `---`), patterns of files, or objects. */
export async function readPrompts(listed: unknown, source: ImportSource, losses: LossList): Promise<RawPrompt[]> {
  const entries: unknown[] = Array.isArray(listed)
    ? listed
    : isRecord(listed)
      ? Object.entries(listed).map(([id, label]) => ({ id, label }))
      : listed === undefined || listed === null
        ? []
        : [listed]
  const found: RawPrompt[] = []
  for (const [index, entry] of entries.entries()) {
    const where = `prompts ${index + 1}`
    if (typeof entry === 'string') found.push(...(await readOne(entry, undefined, where, source, losses)))
    else if (isRecord(entry)) {
      const label = textOf(entry['label'])
      const raw = textOf(entry['raw']) ?? textOf(entry['file']) ?? textOf(entry['id'])
      if (raw === undefined) losses.add('a prompt without text', where, 'it has no "raw", "file" or "id"')
      else found.push(...(await readOne(raw, label, where, source, losses)))
    }
  }
  return found
}

async function readOne(
  written: string,
  label: string | undefined,
  where: string,
  source: ImportSource,
  losses: LossList,
): Promise<RawPrompt[]> {
  const isFile = written.startsWith('file://')
  const path = written.replace(/^file:\/\//u, '')
  if (program.test(path) && !/[\n{]/u.test(path)) {
    losses.add(`the prompt "${path.slice(0, 80)}"`, where, 'programs of a file are not run')
    return []
  }
  const isLikelyFile = isFile || /^[\w./*?-]+\.(?:txt|md|json|ya?ml|j2|csv)$/iu.test(written)
  const files = isLikelyFile ? await matchingFiles(path, source) : []
  if (files.length === 0) {
    if (isFile) losses.add(`the file "${path.slice(0, 200)}"`, where, 'it is not in the folder')
    return isFile ? [] : [{ label: label ?? shortLabel(written), where, raw: written }]
  }
  const found: RawPrompt[] = []
  for (const file of files) {
    const text = (await source.readText(file)) ?? ''
    found.push(
      ...splitFile(file, text, where).map((prompt, index, all) => ({
        ...prompt,
        label: label === undefined ? prompt.label : all.length > 1 ? `${label} ${index + 1}` : label,
      })),
    )
  }
  return found
}

function splitFile(file: string, text: string, where: string): RawPrompt[] {
  const name = baseNameOf(file)
  if (/\.ya?ml$/iu.test(file))
    return [{ label: name, where: `${where}, ${file}`, raw: JSON.stringify(readData(text, { file })) }]
  if (/\.json$/iu.test(file)) return [{ label: name, where: `${where}, ${file}`, raw: text }]
  const parts = text
    .replaceAll('\r\n', '\n')
    .split(/^---[ \t]*$/mu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.map((raw, index) => ({
    label: parts.length > 1 ? `${name} ${index + 1}` : name,
    where: `${where}, ${file}${parts.length > 1 ? ` ${index + 1}` : ''}`,
    raw,
  }))
}

function shortLabel(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
