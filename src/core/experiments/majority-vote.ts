/** How several answers to one question were voted on. */
interface Vote {
  /** The index of the answer that counts: the first one that says what most say. */
  chosen: number
  /** Answers that agree with it, as a share of all that were drawn; 0 where none could be taken out. */
  agreement: number
}

/**
 * The most frequent answer (self-consistency, Wang et al. 2023). Answers are the same when they are equal without case,
 * blanks at their ends, runs of blanks and a full stop at the end. Null, where no answer was found, casts no vote; of
 * answers with as many votes the one that came first counts.
 */
export function majorityVote(answers: readonly (string | null)[]): Vote {
  const votes = new Map<string, { first: number; count: number }>()
  for (const [index, answer] of answers.entries()) {
    if (answer === null) continue
    const said = comparable(answer)
    const known = votes.get(said)
    if (known) known.count += 1
    else votes.set(said, { first: index, count: 1 })
  }
  let most = { first: 0, count: 0 }
  for (const vote of votes.values()) if (vote.count > most.count) most = vote
  return { chosen: most.first, agreement: answers.length === 0 ? 0 : most.count / answers.length }
}

function comparable(answer: string): string {
  return answer.trim().split(/\s+/u).join(' ').toLowerCase().replace(/\.$/u, '')
}
