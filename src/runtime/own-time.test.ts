import { expect, it } from 'vitest'
import { sumEvaluationMs } from './own-time.ts'

it('adds up what llama.cpp spent on batches and on single tokens', () => {
  const lines = [
    'llama_perf_context_print:        load time =     104.31 ms',
    'llama_perf_context_print: prompt eval time =      12.50 ms /    64 tokens (    0.20 ms per token,  5120.00 tokens per second)',
    'llama_perf_context_print:        eval time =     100.25 ms /    63 runs   (    1.59 ms per token,   628.43 tokens per second)',
    'llama_perf_context_print:       total time =     140.00 ms /   127 tokens',
  ]
  expect(sumEvaluationMs(lines)).toBe(112.75)
  expect(sumEvaluationMs([])).toBeUndefined()
})
