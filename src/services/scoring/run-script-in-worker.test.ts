import { afterAll, describe, expect, it } from 'vitest'
import { scriptWorkerEntry } from '../entries.ts'
import { createScriptRunner } from './run-script-in-worker.ts'

const runner = createScriptRunner({ entry: scriptWorkerEntry })
afterAll(() => runner.close())

const body = (code: string) => `function score({ output, answer, expected, variables }) { ${code} }`

describe('scoring code of a person', () => {
  it('sees the cell and returns data', async () => {
    const code = body('return { value: variables.n + answer.length, reason: expected + output }')
    const input = { output: 'o', answer: 'abc', expected: 'é', variables: { n: 2 } }
    expect(await runner.run(code, input)).toEqual({ value: 5, reason: 'éo' })
  })

  it.each([
    ['loops', 'for (;;) {}', 'does not end within 0.5 s'],
    ['takes memory', 'const a = []; for (;;) a.push({})', /too much memory|does not end/u],
    ['recurses', 'return score({})', /stack|InternalError/u],
    ['throws', 'throw new TypeError("no")', 'TypeError: no'],
    ['reads files', 'return require("fs").readFileSync("/etc/passwd")', 'not defined'],
    ['leaves through the constructor', 'return score.constructor("return process")().pid', 'not defined'],
    ['draws lots', 'return Math.random()', 'must not depend on chance'],
    ['returns nothing', '', 'returned nothing'],
  ])('that %s is stopped and told of', async (_what, code, problem) => {
    await expect(runner.run(body(code), {})).rejects.toThrow(problem)
    expect(await runner.run(body('return 1'), {})).toBe(1)
  })

  it('carries nothing from one cell to the next', async () => {
    const code = body('globalThis.n = (globalThis.n ?? 0) + 1; return globalThis.n')
    expect([await runner.run(code, {}), await runner.run(code, {})]).toEqual([1, 1])
  })
})
