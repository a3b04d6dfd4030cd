import { expect, test } from 'vitest'
import { answerFigures } from './answer-figures.ts'

const end = { type: 'end', modelId: 'local/a', finishReason: 'stop', fingerprint: {} } as const

test('says what was measured', () => {
  const figures = answerFigures({
    ...end,
    usage: { promptTokens: 62, completionTokens: 1 },
    timing: { firstTokenMs: 11, totalMs: 12, tokensPerSecond: 1420 },
    costUsd: 0,
  })
  expect(figures).toEqual(['12 ms', 'first token 11 ms', '1,420 tok/s', '62 in, 1 out', '$0'])
})

test('says what is unknown', () => {
  const figures = answerFigures({ ...end, finishReason: 'length', usage: {}, timing: { totalMs: 900 }, costUsd: null })
  expect(figures).toEqual(['900 ms', 'tokens unknown', 'cost unknown', 'cut at max tokens'])
})
