import { expect, test } from 'vitest'
import { paretoFront } from './pareto-front.ts'

const at = (variant: number, price: number, quality: number) => ({ variant, price, quality })

test('keeps what nothing else beats in both', () => {
  const front = paretoFront([at(0, 3, 0.9), at(1, 1, 0.5), at(2, 2, 0.4), at(3, 2, 0.8), at(4, 5, 0.9)])
  expect(front.map(({ variant }) => variant)).toEqual([1, 3, 0])
})

test('keeps equals side by side, and nothing of nothing', () => {
  expect(paretoFront([at(0, 1, 1), at(1, 1, 1)])).toHaveLength(2)
  expect(paretoFront([])).toEqual([])
})
