import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNumbers } from './find-numbers.ts'

describe('findNumbers', () => {
  test.each([
    ['1,234.5', [1234.5]],
    ['$ 7', [7]],
    ['It costs -$7.50, not €8.', [-7.5, 8]],
    ['The answer is 42 apples.', [42]],
    ['3 + 4 = 7', [3, 4, 7]],
    ['\u22125 and +5', [-5, 5]],
    ['5-3', [5, 3]],
    ['- 5 apples', [5]],
    ['1.5e3 or 1E-2', [1500, 0.01]],
    ['.5', [0.5]],
    ['45%', [45]],
    ['Q4 and gpt4, 5kg', [5]],
    ['1,2345', [1, 2345]],
    ['1,234,567', [1234567]],
    ['version 1.2.3', [1.2]],
    ['(12)', [12]],
    ['x=-3', [-3]],
    ['none', []],
    ['1e999', []],
  ])('in %j are %j', (text, numbers) => {
    expect(findNumbers(text)).toEqual(numbers)
  })

  test('reads a decimal comma where that is asked for', () => {
    expect(findNumbers('1.234,5 und 3,25', 'comma')).toEqual([1234.5, 3.25])
  })

  test('reads every number that JavaScript writes', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))
    fc.assert(
      fc.property(number, (value) => {
        expect(findNumbers(`It is ${value}.`)).toEqual([value])
      }),
    )
  })

  test('reads every number that is grouped by thousands', () => {
    const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(findNumbers(format.format(value))).toEqual([value])
      }),
    )
  })

  test('ends on long hostile text', () => {
    expect(findNumbers(`${'111,'.repeat(100_000)}1111`).length).toBeGreaterThan(1000)
  })
})
