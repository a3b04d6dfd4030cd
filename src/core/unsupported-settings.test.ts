import { describe, expect, it } from 'vitest'
import { settingsSchema, type Settings } from './settings.ts'
import { allSettingsBut, requireSupportedSettings } from './unsupported-settings.ts'

const backend = { kind: 'anthropic', unsupportedSettings: () => ['minP', 'seed', 'topK'] as const }
const model = { name: 'claude' }

describe('requireSupportedSettings', () => {
  it('names the backend, the setting, the model and the place', () => {
    expect(() => requireSupportedSettings(backend, model, { temperature: 0, topK: 4 }, 'the variant "B"')).toThrow(
      'The backend anthropic has no setting topK for the model claude in the variant "B": leave it out, or choose another model.',
    )
    expect(() => requireSupportedSettings(backend, model, { minP: 0 })).toThrow(
      expect.objectContaining({ code: 'bad-input', data: expect.not.objectContaining({ where: expect.anything() }) }),
    )
  })

  it('lets a seed through, and what is supported', () => {
    expect(() => requireSupportedSettings(backend, model, { seed: 1, temperature: 2, minP: undefined })).not.toThrow()
    expect(() =>
      requireSupportedSettings({ ...backend, unsupportedSettings: () => [] }, model, { minP: 1 }),
    ).not.toThrow()
  })
})

describe('allSettingsBut', () => {
  it('leaves out those that are supported', () => {
    const names = Object.keys(settingsSchema.shape) as (keyof Settings)[]
    expect(allSettingsBut(names)).toEqual([])
    expect(allSettingsBut(['seed', 'minP'])).toEqual(names.filter((name) => name !== 'seed' && name !== 'minP'))
  })
})
