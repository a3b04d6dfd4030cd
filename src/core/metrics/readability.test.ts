import { describe, expect, test } from 'vitest'
import { readability } from './readability.ts'
import { countSyllables } from './readability/count-syllables.ts'
import { fleschReadingEase } from './readability/flesch-reading-ease.ts'
import { scoreText } from './testing/score-text.ts'

// The examples of Wikipedia, "Flesch–Kincaid readability tests", which gives 116, 69 and 37.5 for them.
test.each([
  ['The cat sat on the mat.', 116.145],
  ['This sentence, taken as a reading passage unto itself, is being used to prove a point.', 68.9825],
  ['The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.', 37.4554],
])('the reading ease of %j', (text, ease) => {
  expect(fleschReadingEase(text)).toBeCloseTo(ease, 4)
})

describe('countSyllables', () => {
  test.each(
    Object.entries({
      1: [
        'the',
        'came',
        'whole',
        'names',
        'clothes',
        'used',
        'called',
        'free',
        'tried',
        'bed',
        'my',
        'rhythm',
        'hmm',
        '7',
      ],
      2: ['table', 'tables', 'boxes', 'pages', 'churches', 'wanted', 'handled', 'being', 'creature', 'café', '42'],
      3: ['platypus', 'seemingly', 'résumé', 'beautiful'],
      4: ['information', '1984'],
      5: ['university'],
    }).flatMap(([count, words]) => words.map((word) => [word, Number(count)] as const)),
  )('%s has %i', (word, count) => {
    expect(countSyllables(word)).toBe(count)
  })
})

test('short sentences of short words are easier', () => {
  const easy = scoreText(readability, 'We ran. We fell. We got up.', undefined).value ?? Number.NaN
  const hard = scoreText(
    readability,
    'Notwithstanding considerable organisational difficulties, participants subsequently demonstrated perseverance.',
    undefined,
  ).value
  expect(easy).toBeGreaterThan(100)
  expect(hard).toBeLessThan(0)
})

test.each([
  ['an empty answer', '', 'the answer holds no word'],
  ['an answer of signs', '—!\u0301', 'the answer holds no word'],
  ['an answer in Cyrillic', 'Это по-русски.', 'the answer is not in the Latin script'],
  ['an answer that is too long', 'a'.repeat(200_001), 'the answer is longer than'],
])('is unscored for %s', (_, answer, reason) => {
  const score = scoreText(readability, answer, undefined)
  expect(score.value).toBeNull()
  expect(score.reason).toContain(reason)
})
