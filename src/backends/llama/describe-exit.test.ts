import { expect, it } from 'vitest'
import { describeExit } from './describe-exit.ts'

it('names the signal, or the code', () => {
  expect(describeExit(null, 'SIGKILL', '')).toBe('signal SIGKILL')
  expect(describeExit(1, null, '')).toBe('exit code 1')
})

it('adds the last complaint, without a stack', () => {
  const complaints =
    'loading\nggml.c:12: GGML_ASSERT(n > 0) failed\n    at run (file.js:1:2)\n[New LWP 12]\n#3 0x0 in abort ()\n'
  expect(describeExit(null, 'SIGABRT', complaints)).toBe('signal SIGABRT, ggml.c:12: GGML_ASSERT(n > 0) failed')
})
