import { AssayError } from '../../core/errors.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import { importLimits, type ImportSource } from '../exchange/import-format.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import type { LossList } from '../exchange/loss.ts'
import { readData } from '../exchange/read-data.ts'
import { readLines } from '../exchange/read-lines.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { readDataset } from '../index.ts'
import { matchingFiles } from './matching-files.ts'
import { readExpected } from './read-expected.ts'

/** One case of a configuration, with one value for every variable. */
export interface TestCase {
  where: string
  vars: Record<string, Json>
  assertions: Record<string, unknown>[]
  description: string | undefined
  threshold: number | undefined
}

interface Context {
  source: ImportSource
  losses: LossList
}

const elsewhere = /^(?:https?:|huggingface:|s3:|gs:|az:)/iu
const program = /\.(?:js|mjs|cjs|ts|py|rb|sh)(?::[\w.]+)?$/iu

/** Parts of a test that have no counterpart here. */
const unheld = ['options', 'provider', 'providers', 'metadata', 'assertScoringFunction', 'providerOutput'] as const

/**
 * The tests of a configuration, expanded: lists of texts in variables make a row for each of their combinations, files
 * and tables of the folder are read, and what `defaultTest` says goes before what a test says.
 */
export async function readTests(config: Record<string, unknown>, context: Context): Promise<TestCase[]> {
  const standard = await readDefault(config['defaultTest'], context)
  const raw = await listTests(config['tests'], 'tests', context)
  const scenarios = Array.isArray(config['scenarios']) ? config['scenarios'].filter(isRecord) : []
  for (const [index, scenario] of scenarios.entries()) {
    const where = `scenarios ${index + 1}`
    const given = await listTests(scenario['config'], `${where} config`, context)
    const asked = await listTests(scenario['tests'] ?? [{}], `${where} tests`, context)
    for (const one of given)
      for (const test of asked) raw.push({ where: test.where, test: mergeTests(one.test, test.test) })
  }
  const cases: TestCase[] = []
  for (const { where, test: own } of raw) {
    const test = mergeTests(standard, own)
    for (const part of unheld) {
      if (test[part] !== undefined)
        context.losses.add(`"${part}"`, where, 'a row has variables and an expected output only')
    }
    const vars = await readVars(test['vars'], where, context)
    const assertions = Array.isArray(test['assert']) ? test['assert'].filter(isRecord) : []
    const threshold = typeof test['threshold'] === 'number' ? test['threshold'] : undefined
    for (const combination of combinationsOf(vars)) {
      if (cases.length >= importLimits.rows) {
        throw new AssayError('bad-input', {
          what: `The tests make more than ${importLimits.rows} rows`,
          where: context.source.path,
          mend: 'split them',
        })
      }
      cases.push({ where, vars: combination, assertions, description: textOf(test['description']), threshold })
    }
  }
  return cases
}

async function readDefault(written: unknown, context: Context): Promise<Record<string, unknown>> {
  if (isRecord(written)) return written
  if (typeof written !== 'string') return {}
  const [read] = await listTests(written, 'defaultTest', context)
  return read?.test ?? {}
}

/** Variables and assertions of the default come first; all else is the test's own where it has it. */
function mergeTests(standard: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  const vars =
    isRecord(standard['vars']) || isRecord(own['vars'])
      ? { ...(isRecord(standard['vars']) ? standard['vars'] : {}), ...(isRecord(own['vars']) ? own['vars'] : {}) }
      : (own['vars'] ?? standard['vars'])
  const described = own['description'] ?? standard['description']
  return {
    ...standard,
    ...own,
    ...(described === undefined ? {} : { description: described }),
    vars,
    assert: [...list(standard['assert']), ...list(own['assert'])],
  }
}

interface FoundTest {
  where: string
  test: Record<string, unknown>
}

async function listTests(written: unknown, where: string, context: Context): Promise<FoundTest[]> {
  const entries: unknown[] = Array.isArray(written)
    ? written
    : written === undefined || written === null
      ? []
      : [written]
  const found: FoundTest[] = []
  for (const [index, entry] of entries.entries()) {
    const place = `${where} ${index + 1}`
    if (typeof entry === 'string') found.push(...(await readTestFile(entry, place, context)))
    else if (isRecord(entry) && typeof entry['path'] === 'string' && entry['vars'] === undefined)
      found.push(...(await readTestFile(entry['path'], place, context)))
    else if (isRecord(entry)) found.push({ where: place, test: entry })
    else context.losses.add('a test', place, 'it is neither an object nor a file')
  }
  return found
}

async function readTestFile(written: string, where: string, context: Context): Promise<FoundTest[]> {
  const path = written.replace(/^file:\/\//u, '')
  if (elsewhere.test(path) || program.test(path)) {
    context.losses.add(`the tests "${path.slice(0, 200)}"`, where, 'nothing is fetched and no program of a file is run')
    return []
  }
  const files = await matchingFiles(path, context.source)
  if (files.length === 0) context.losses.add(`the file "${path.slice(0, 200)}"`, where, 'it is not in the folder')
  const found: FoundTest[] = []
  for (const file of files) {
    const text = (await context.source.readText(file)) ?? ''
    if (/\.(?:csv|tsv)$/iu.test(file)) {
      const { rows } = readDataset(file, text)
      rows.forEach((row, index) => found.push({ where: `row ${index + 1} of ${file}`, test: testOfRow(row) }))
    } else if (/\.jsonl$/iu.test(file)) {
      for (const { line, value } of readLines(text, file)) found.push({ where: `line ${line} of ${file}`, test: value })
    } else if (/\.(?:ya?ml|json)$/iu.test(file)) {
      const data = readData(text, { file })
      const listed = Array.isArray(data) ? data : [data]
      listed.forEach((test: unknown, index) => {
        if (isRecord(test)) found.push({ where: `${file} ${index + 1}`, test })
      })
    } else context.losses.add(`the file "${file}"`, where, 'it is no table and no list of tests')
  }
  return found
}

/** A row of a table: its columns are variables, but for those that begin with `__`. */
function testOfRow(row: Record<string, Json>): Record<string, unknown> {
  const vars: Record<string, unknown> = {}
  const test: Record<string, unknown> = { vars }
  const assertions: Record<string, unknown>[] = []
  for (const [column, value] of Object.entries(row)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (/^__expected\d*$/u.test(column)) {
      if (text.trim() !== '') assertions.push(readExpected(text))
    } else if (column === '__description') test['description'] = text
    else if (column === '__threshold' && text.trim() !== '') test['threshold'] = Number(text)
    else if (column.startsWith('__')) {
      if (text.trim() !== '') test[column === '__prefix' || column === '__suffix' ? 'options' : 'metadata'] = text
    } else vars[column] = value
  }
  return { ...test, assert: assertions }
}

async function readVars(written: unknown, where: string, context: Context): Promise<Record<string, Json>> {
  if (typeof written === 'string' || Array.isArray(written)) {
    const merged: Record<string, Json> = {}
    for (const { test } of await listTests(written, `${where} vars`, context)) Object.assign(merged, toJsonValue(test))
    return merged
  }
  const vars: Record<string, Json> = {}
  for (const [name, value] of Object.entries(isRecord(written) ? written : {})) {
    const isFile = typeof value === 'string' && value.startsWith('file://')
    const read = isFile ? await readVarFile(value, `${where}, ${name}`, context) : toJsonValue(value)
    if (read !== undefined) vars[name] = read
  }
  return vars
}

async function readVarFile(written: string, where: string, { source, losses }: Context): Promise<Json | undefined> {
  const path = written.replace(/^file:\/\//u, '')
  if (program.test(path)) {
    losses.add(`the file "${path.slice(0, 200)}"`, where, 'programs of a file are not run')
    return undefined
  }
  const files = await matchingFiles(path, source)
  if (files.length === 0) {
    losses.add(`the file "${path.slice(0, 200)}"`, where, 'it is not in the folder')
    return undefined
  }
  const texts: Json[] = []
  for (const file of files) {
    const text = (await source.readText(file)) ?? ''
    if (text.includes('\0')) losses.add(`the file "${file}"`, where, 'it is not text')
    else
      texts.push(/\.(?:ya?ml|json)$/iu.test(file) ? toJsonValue(readData(text, { file })) : text.replace(/\r?\n$/u, ''))
  }
  return texts.length === 1 ? texts[0] : texts
}

/** One row for each combination of the texts in lists; other lists are one value. */
function* combinationsOf(vars: Record<string, Json>): Generator<Record<string, Json>> {
  const entries = Object.entries(vars)
  const choices = entries.map(([, value]): readonly Json[] =>
    Array.isArray(value) && value.length > 0 && value.every((item: Json) => typeof item === 'string') ? value : [value],
  )
  const at = choices.map(() => 0)
  for (;;) {
    yield Object.fromEntries(entries.map(([name], index) => [name, choices[index]?.[at[index] ?? 0] ?? null]))
    let position = choices.length - 1
    while (position >= 0) {
      at[position] = (at[position] ?? 0) + 1
      if ((at[position] ?? 0) < (choices[position]?.length ?? 0)) break
      at[position] = 0
      position -= 1
    }
    if (position < 0) return
  }
}
