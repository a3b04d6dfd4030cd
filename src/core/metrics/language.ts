import { detectAll, validateISO2 } from 'tinyld'
import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2}$/u, 'write two small letters, such as en')
    .refine((code) => validateISO2(code) === code, 'there is no such language among those that are told apart')
    .optional()
    .meta({
      title: 'Language',
      description: 'Two letters (ISO 639-1), such as en, de, zh; that of the expected output unless set.',
    }),
})

/** Shorter texts are told apart no better than by chance. In letters. */
const fewestLetters = 20
const mostCharacters = 20_000

/**
 * 1 when the answer is in the language, 0 with the one it seems to be in. Guessed from groups of letters (tinyld, 62
 * languages): unscored for texts under 20 letters, in which that is not reliable.
 */
export const language: Metric<z.infer<typeof options>> = {
  id: 'language',
  title: 'Language',
  description: 'The answer is in the chosen language, or in that of the expected output.',
  scale: 'pass-fail',
  options,
  score({ answer, expected }, { language: chosen }) {
    const found = guess(answer)
    if (found === undefined) return unscored('the answer is too short to tell its language')
    const wanted = chosen ?? (expected === undefined ? undefined : guess(expected))
    if (wanted === undefined) return unscored('the expected output is missing or too short to tell its language')
    return found === wanted ? scored(1) : scored(0, `it seems to be in ${found}, not ${wanted}`)
  },
}

function guess(text: string): string | undefined {
  const cut = text.slice(0, mostCharacters)
  // One Chinese or Japanese sign says as much as several letters.
  const letters =
    (cut.match(/\p{L}/gu) ?? []).length + 4 * (cut.match(/[\p{Script=Han}\p{Script=Hangul}]/gu) ?? []).length
  return letters < fewestLetters ? undefined : detectAll(cut)[0]?.lang
}
