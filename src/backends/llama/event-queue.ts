/** Carries values from callbacks to a reader that takes them one after another. */
export interface EventQueue<Value> extends AsyncIterable<Value> {
  push(value: Value): void
  /** No more values; the reader gets those that are left, and then the end. */
  end(): void
}

/** A queue for one reader. */
export function createEventQueue<Value>(): EventQueue<Value> {
  const values: Value[] = []
  let hasEnded = false
  let wake: () => void = () => undefined

  return {
    push(value) {
      values.push(value)
      wake()
    },
    end() {
      hasEnded = true
      wake()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* values.splice(0)
        if (values.length > 0) continue
        if (hasEnded) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
