/** Sends the pieces of an answer on, several at a time. */
export interface TextBatcher {
  add(text: string): void
  /** Sends what is left; to be called before the answer's end is told. */
  flush(): void
}

/** How long a piece may wait for the next, in milliseconds: a message costs more than a small model's token. */
const batchMs = 8

/** The first piece goes out at once, because people wait for it. */
export function createTextBatcher(send: (text: string) => void): TextBatcher {
  let waiting = ''
  let isFirst = true
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting === '') return
    const text = waiting
    waiting = ''
    send(text)
  }

  return {
    add(text) {
      waiting += text
      if (isFirst) flush()
      else timer ??= setTimeout(flush, batchMs)
      isFirst = false
    },
    flush,
  }
}
