import { expect, it } from 'vitest'
import { toEvaluateOptions, toSampling } from './sampling.ts'

const contextTokens = 512
const optionsOf = (settings: Parameters<typeof toSampling>[0], history: number[] = []) =>
  toEvaluateOptions(toSampling(settings), history, contextTokens)

it('leaves out the samplers that are off', () => {
  expect(optionsOf({ temperature: 0 })).toEqual({ temperature: 0, topK: 40, topP: 0.95, minP: 0.05, seed: 0 })
  expect(optionsOf({ repeatPenalty: 1.3, repeatLastN: 0 })).not.toHaveProperty('repeatPenalty')
  expect(optionsOf({ repeatLastN: 10, dryBase: 2, xtcThreshold: 0.2 })).not.toHaveProperty('repeatPenalty')
})

it('punishes the last tokens of prompt and answer, however far the answer has got', () => {
  const history = [1, 2, 3, 4]
  const { repeatPenalty } = optionsOf({ frequencyPenalty: 0.5, repeatLastN: 3 }, history)
  const punished = () => {
    const { punishTokens } = repeatPenalty ?? { punishTokens: [] }
    return typeof punishTokens === 'function' ? punishTokens() : punishTokens
  }
  expect(punished()).toEqual([2, 3, 4])
  history.push(5)
  expect(punished()).toEqual([3, 4, 5])
  expect(repeatPenalty).toMatchObject({ penalty: 1, frequencyPenalty: 0.5, presencePenalty: 0, maxPunishTokens: 3 })
})

it('looks at the whole context where all is asked for', () => {
  expect(optionsOf({ presencePenalty: 1, repeatLastN: -1 }).repeatPenalty?.maxPunishTokens).toBe(contextTokens)
  expect(optionsOf({ presencePenalty: 1, repeatLastN: 9_999 }).repeatPenalty?.maxPunishTokens).toBe(contextTokens)
  expect(optionsOf({ dryMultiplier: 0.8 }).dryRepeatPenalty?.lastTokens).toBe(contextTokens)
})
