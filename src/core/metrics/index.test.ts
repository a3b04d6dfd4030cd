import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findMetric, metrics, parseMetricSpec } from './index.ts'
import { listMetrics, metricCatalogue } from './metric-catalogue.ts'

const withoutScore = (list: readonly { id: string; title: string; description: string; scale: string }[]) =>
  list.map(({ id, title, description, scale }) => ({ id, title, description, scale }))

/** Every file that a file imports, directly or not; packages by their name. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^'"]*?from '([^']+)'/gmu)) {
    if (from.startsWith('.')) importsOf(join(dirname(file), from), seen)
    else seen.add(from)
  }
  return seen
}

describe('the list of metrics', () => {
  test('and the catalogue for the window say the same', () => {
    expect(withoutScore(metrics)).toEqual(withoutScore(metricCatalogue))
    for (const [index, { options }] of metrics.entries()) {
      expect(z.toJSONSchema(options, { io: 'input' })).toEqual(
        z.toJSONSchema(metricCatalogue[index]?.options ?? z.never(), { io: 'input' }),
      )
    }
  })

  test('gives every metric its own id', () => {
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
    for (const metric of metrics) expect(findMetric(metric.id)).toBe(metric)
  })

  test('shows options as JSON Schema, with titles and defaults', () => {
    const listing = listMetrics().find(({ id }) => id === 'exact-match')
    expect(listing?.optionsSchema).toMatchObject({
      type: 'object',
      properties: { trim: { type: 'boolean', default: true, title: expect.any(String) } },
    })
    expect(structuredClone(listMetrics())).toEqual(listMetrics())
  })

  test('explains every option of every metric', () => {
    const told = listMetrics().flatMap(({ id, description, optionsSchema }) => [
      { name: id, title: 'Metric', description },
      ...Object.entries(optionsSchema['properties'] ?? {}).map(([name, option]) => ({ name, ...Object(option) })),
    ])
    expect(told.length).toBeGreaterThan(60)
    const isUntold = ({ title, description }: { title?: string; description?: string }) =>
      !/^[A-Z]/u.test(title ?? '') || !/\S.+\.$/u.test(description ?? '')
    expect(told.filter(isUntold)).toEqual([])
  })

  test('is told in docs/metrics.md with every option', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/metrics.md'), 'utf8')
    const rows = page.split('\n').filter((line) => /^\| `[a-z0-9-]+` \| .* \| (?:pass-fail|number)/u.test(line))
    const missing = listMetrics().flatMap(({ id, scale, optionsSchema }) => {
      const row = rows.find((line) => line.startsWith(`| \`${id}\` |`)) ?? ''
      const facts = [`| ${scale}`, ...Object.keys(optionsSchema['properties'] ?? {}).map((name) => `\`${name}\``)]
      return facts.filter((fact) => !row.includes(fact)).map((fact) => `${id}: ${fact}`)
    })
    expect(missing).toEqual([])
    expect(rows).toHaveLength(metrics.length)
  })

  test('keeps the code generator out of what the window imports', () => {
    const here = import.meta.dirname
    for (const file of [
      'metric-catalogue.ts',
      'metric-spec.ts',
      'parse-metric-spec.ts',
      '../extractors/extractor.ts',
    ]) {
      const imports = importsOf(join(here, file))
      expect([...imports].filter((name) => /ajv|jsonpath/u.test(name))).toEqual([])
      expect(imports.size).toBeGreaterThan(1)
    }
    expect(importsOf(join(here, 'index.ts'))).toContain('ajv')
  })
})

describe('parseMetricSpec', () => {
  test('fills in the defaults', () => {
    expect(parseMetricSpec({ id: 'exact-match', options: { ignoreCase: true } })).toMatchObject({
      metric: findMetric('exact-match'),
      name: 'Exact match',
      options: { ignoreCase: true, trim: true, ignorePunctuation: false, collapseSpaces: false },
    })
    expect(parseMetricSpec({ id: 'json-valid', name: 'Parses' })).toMatchObject({ name: 'Parses' })
  })

  test.each([
    [{ id: 'exact-mach' }, 'There is no metric "exact-mach": did you mean "exact-match"?'],
    [{ id: 'meteor' }, 'choose one of exact-match, normalised-match, contains'],
    [{ id: 'exact-match', options: { ignorecase: true } }, 'The options of the metric "exact-match" are wrong'],
    [{ id: 'number-within', options: { absolute: -1 } }, 'absolute'],
    [{ id: 'regex' }, 'pattern'],
    [{ id: 'regex', options: { pattern: '(' } }, 'missing closing )'],
    [{ id: 'json-schema', options: { schema: { type: 'objekt' } } }, 'schema'],
    [{ id: 'contains', option: {} }, 'Unrecognized key'],
    ['exact-match', 'A metric is not well formed'],
  ])('refuses %j: %s', (spec, why) => {
    expect(() => parseMetricSpec(spec)).toThrow(why)
  })

  test('finds no metric under the names of object methods', () => {
    expect(() => findMetric('constructor')).toThrow('There is no metric "constructor"')
  })
})
