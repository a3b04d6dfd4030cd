import { describe, expect, it } from 'vitest'
import { readExperimentFile } from './experiment-file.ts'

const good = `
assay: 1
name: Two wordings
dataset: { name: reviews, rows: [{ text: fine, expected: positive }] }
variants:
  - name: plain
    model: local/starter
    prompt: { name: plain, messages: [{ role: user, content: "{{ text }}" }] }
metrics: [{ id: exact-match }]
`

describe('readExperimentFile', () => {
  it('fills in what may be left out', () => {
    const file = readExperimentFile(good, 'a.yaml')
    expect(file).toMatchObject({ repeats: 1, margin: 0, cache: true, description: '' })
    expect(file.variants[0]).toMatchObject({ settings: {}, extract: { kind: 'whole' } })
  })

  it('names the line of broken YAML', () => {
    expect(() => readExperimentFile(`${good}\n  - [`, 'a.yaml')).toThrow(/The YAML is broken in a\.yaml at line \d+/)
  })

  it('names the path of a wrong value', () => {
    const wrong = good.replace('model: local/starter', 'model: local/starter\n    settings: { temperature: 9 }')
    expect(() => readExperimentFile(wrong, 'a.yaml')).toThrow(
      /"variants\.0\.settings\.temperature" is not right in a\.yaml/,
    )
  })

  it('refuses a key that it does not know', () => {
    expect(() => readExperimentFile(`${good}\nrepeat: 3\n`, 'a.yaml')).toThrow(/repeat/)
  })

  it('wants rows or a file, and not both', () => {
    const both = good.replace('rows:', 'file: a.csv, rows:')
    expect(() => readExperimentFile(both, 'a.yaml')).toThrow(/either "file" or "rows"/)
  })

  it('refuses aliases that multiply', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array.from({ length: 9 }, () => `*l${i}`).join(', ')}]`,
    )
    expect(() => readExperimentFile(`l0: &l0 [x]\n${levels.join('\n')}\n${good}`, 'bomb.yaml')).toThrow(
      /aliases that multiply in bomb\.yaml/,
    )
  })
})
