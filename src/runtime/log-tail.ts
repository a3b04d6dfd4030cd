/** The last lines that llama.cpp logged, to say why something failed. */
export interface LogTail {
  add(message: string): void
  /** What was logged since the last call, oldest first. Waits a moment: llama.cpp's log arrives after its errors. */
  take(): Promise<string[]>
}

const mostLines = 20
const lateMs = 25

export function createLogTail(): LogTail {
  let lines: string[] = []

  return {
    add(message) {
      const line = message.trim()
      if (line !== '') lines = [...lines, line].slice(-mostLines)
    },
    async take() {
      await new Promise((resolve) => setTimeout(resolve, lateMs))
      const taken = lines
      lines = []
      return taken
    },
  }
}
