import { Ajv2020 } from 'ajv/dist/2020.js'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { experimentJsonSchema } from './experiment-file.ts'

const resources = new URL('../../resources/', import.meta.url)

describe('the JSON Schema of experiment files', () => {
  it('is published as it is: `npx vitest run --update=all src/formats/experiment-schema.test.ts` writes it anew', async () => {
    const text = `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../../resources/schemas/experiment.schema.json')
  })

  it('takes the samples, and refuses a key that there is not', () => {
    const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(experimentJsonSchema())
    const samples = readdirSync(new URL('samples/', resources)).filter((name) => name.endsWith('.yaml'))
    expect(samples.length).toBeGreaterThan(0)
    for (const name of samples) {
      const sample: Record<string, unknown> = parse(readFileSync(new URL(`samples/${name}`, resources), 'utf8'))
      expect(isValid(sample)).toBe(true)
      expect(isValid({ ...sample, repeat: 3 })).toBe(false)
    }
  })
})
