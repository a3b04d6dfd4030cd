import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maximumDistanceTokens, tokenDistance } from './token-distance.ts'

test.each([
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['same', 'same', 0],
  ['ab', 'ba', 2],
  ['a😀b', 'a😁b', 1],
])('%j to %j takes %i characters', (from, to, distance) => {
  expect(tokenDistance([...from], [...to])).toBe(distance)
})

test('agrees with the character error rates that Hugging Face evaluate publishes (metrics/cer/README.md)', () => {
  const distance = (from: string, to: string) => tokenDistance([...from], [...to])
  expect(distance('hello world', 'hello') / 5).toBe(1.2)
  expect(distance('hello', 'gracias') / 7).toBe(1)
  const first = distance('this is the prediction', 'this is the reference')
  const second = distance('there is an other sample', 'there is another one')
  expect((first + second) / 41).toBeCloseTo(0.34146341463414637, 12)
})

test('agrees with the word error rates that Hugging Face evaluate publishes (metrics/wer/README.md)', () => {
  const distance = (from: string, to: string) => tokenDistance(from.split(' '), to.split(' '))
  const first = distance('this is the prediction', 'this is the reference')
  const second = distance('there is an other sample', 'there is another one')
  expect((first + second) / 8).toBe(0.5)
  expect((distance('hello world', 'hi everyone') + distance('good night moon', 'have a great day')) / 6).toBe(1)
})

const tokens = fc.array(fc.constantFrom('a', 'b', 'c', '😀'), { maxLength: 40 })

test('agrees with the recurrence it is defined by', () => {
  fc.assert(
    fc.property(tokens, tokens, (from, to) => {
      let row = to.map((_, index) => index + 1)
      for (const [i, token] of from.entries()) {
        const next: number[] = []
        for (const [j, other] of to.entries()) {
          const diagonal = j === 0 ? i : (row[j - 1] ?? Number.NaN)
          const beside = j === 0 ? i + 1 : (next[j - 1] ?? Number.NaN)
          next.push(Math.min((row[j] ?? Number.NaN) + 1, beside + 1, diagonal + Number(token !== other)))
        }
        row = next
      }
      expect(tokenDistance(from, to)).toBe(to.length === 0 ? from.length : row.at(-1))
      expect(tokenDistance(to, from)).toBe(tokenDistance(from, to))
    }),
  )
})

test('refuses texts whose comparison would take too long', () => {
  const long = Array.from({ length: maximumDistanceTokens + 1 }, () => 'a')
  expect(() => tokenDistance(long, [])).toThrow('more than 20000')
})
