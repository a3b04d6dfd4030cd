import { describe, expect, it } from 'vitest'
import type { Settings } from '../../core/settings.ts'
import { ask, createStarterBackend } from './testing/starter-backend.ts'

const addition = 'What is 47 + 38? Think step by step.'
/** So hot that the last bits decide between tokens now and then. */
const drawn: Settings = { temperature: 2, topK: 0, topP: 1, minP: 0, maxTokens: 48, seed: 11 }
const greedy: Settings = { temperature: 0, maxTokens: 48 }
const others = Array.from({ length: 6 }, (_, index) => `What is ${31 + index} + ${27 + index}? Think step by step.`)

describe('the deterministic mode', () => {
  it('repeats answers to the last bit, 20 times and over restarts, whatever else is going on', async () => {
    const seen = { drawn: new Set<string>(), greedy: new Set<string>() }
    const fingerprints = new Set<string>()
    for (const sequences of [4, 1, 8]) {
      const backend = createStarterBackend({ sequences })
      try {
        for (let repeat = 0; repeat < 7; repeat += 1) {
          const noise = ask(backend, others[repeat % others.length] ?? addition, { temperature: 1, seed: repeat })
          const answers = await Promise.all([
            ask(backend, addition, { ...drawn, isDeterministic: true }),
            ask(backend, addition, { ...greedy, isDeterministic: true }),
          ])
          await noise
          seen.drawn.add(answers[0].text)
          seen.greedy.add(answers[1].text)
          for (const { fingerprint } of answers) fingerprints.add(JSON.stringify(fingerprint))
        }
      } finally {
        await backend.close()
      }
    }
    expect([...seen.drawn]).toHaveLength(1)
    expect([...seen.greedy]).toHaveLength(1)
    expect(fingerprints.size).toBe(2)
    expect([...seen.drawn][0]).not.toBe([...seen.greedy][0])
  }, 60_000)

  it('says how it was done, and the fast mode whether answers were computed together', async () => {
    const backend = createStarterBackend()
    try {
      const strict = await ask(backend, addition, { ...greedy, isDeterministic: true })
      expect(strict.fingerprint).toMatchObject({ sequences: 1, prefixReuse: 'none', batching: false, threads: 1 })
      const again = await ask(backend, addition, { ...greedy, isDeterministic: true })
      expect(again.usage.cachedPromptTokens).toBe(0)
      const alone = await ask(backend, addition, greedy)
      expect(alone.fingerprint).toMatchObject({ sequences: 4, prefixReuse: 'whole chunks', batching: false })
      const together = await Promise.all(others.slice(0, 3).map((prompt) => ask(backend, prompt, greedy)))
      expect(together.map(({ fingerprint }) => fingerprint.batching)).toEqual([true, true, true])
    } finally {
      await backend.close()
    }
  })
})
