/** Something that one side has and the other cannot hold: what, where it stands, and why. */
export interface Loss {
  /** Such as `the assertion "llm-rubric"`. */
  what: string
  /** Such as `tests 3`, or a path such as `model.configuration`. */
  where: string
  /** A clause that says what became of it, or what to do instead. */
  why: string
}

export interface LossList {
  add(what: string, where: string, why: string): void
  /** In the order in which each was first met. */
  all(): Loss[]
}

const placesNamed = 3

/** Collects losses. The same thing lost in many places for the same reason is one loss with the first places named. */
export function createLossList(): LossList {
  const found = new Map<string, { what: string; why: string; places: string[]; count: number }>()
  return {
    add(what, where, why) {
      const key = `${what}\0${why}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { what, why, places: [where], count: 1 })
      else if (!known.places.includes(where)) {
        known.count += 1
        if (known.places.length < placesNamed) known.places.push(where)
      }
    },
    all: () =>
      [...found.values()].map(({ what, why, places, count }) => {
        const more = count - places.length
        return { what, why, where: `${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}` }
      }),
  }
}
