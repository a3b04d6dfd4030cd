import { z } from 'zod'
import { jsonSchemaDescription } from './json-schema-description.ts'
import type { MetricDescription } from '../metric.ts'
import { rowChecksDescription } from './row-checks-description.ts'
import { windowMetrics } from './window-metrics.ts'

/**
 * Every metric as data, in the order to offer it, with nothing behind it that generates code: the window may import
 * this (index.ts brings the JSON Schema validator). A test holds both lists together.
 */
export const metricCatalogue: readonly MetricDescription<unknown>[] = [
  ...windowMetrics,
  jsonSchemaDescription,
  rowChecksDescription,
]

/** A metric as a form shows it. */
export interface MetricListing {
  id: string
  title: string
  description: string
  scale: 'pass-fail' | 'number'
  lowerIsBetter: boolean
  /** JSON Schema of the options that a person may leave out or set, with titles, descriptions and defaults. */
  optionsSchema: Record<string, unknown>
}

/** The catalogue as plain data, ready to cross a process border. */
export function listMetrics(): MetricListing[] {
  return metricCatalogue.map(({ id, title, description, scale, lowerIsBetter = false, options }) => ({
    id,
    title,
    description,
    scale,
    lowerIsBetter,
    optionsSchema: { ...z.toJSONSchema(options, { io: 'input' }) },
  }))
}
