/**
 * Reads several streams at once into one, in the order in which their items come. Ends when all have ended. The first
 * stream that throws ends the others, and so does breaking out.
 */
export async function* mergeStreams<T>(streams: readonly AsyncIterable<T>[]): AsyncGenerator<T, void, void> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]())
  const pending = new Map<AsyncIterator<T>, Promise<{ iterator: AsyncIterator<T>; step: IteratorResult<T> }>>()
  // Goes to the end, or a stream that always has something would keep the others from being heard.
  const ask = (iterator: AsyncIterator<T>) => {
    pending.delete(iterator)
    pending.set(
      iterator,
      iterator.next().then((step) => ({ iterator, step })),
    )
  }
  for (const iterator of iterators) ask(iterator)
  try {
    while (pending.size > 0) {
      const { iterator, step } = await Promise.race(pending.values())
      if (step.done) {
        pending.delete(iterator)
        continue
      }
      ask(iterator)
      yield step.value
    }
  } finally {
    // A stream that is waiting ends when its signal is aborted, which is for the caller to do; it is not waited for.
    for (const [iterator, step] of pending) {
      step.catch(() => undefined)
      void Promise.resolve(iterator.return?.()).catch(() => undefined)
    }
  }
}
