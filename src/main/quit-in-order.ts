import { app } from 'electron'

/** Holds the end of the app back until `close` has settled, so that the service can finish what it writes. */
export function quitInOrder(close: () => Promise<void>, onProblem: (problem: unknown) => void): void {
  let state: 'running' | 'closing' | 'closed' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    close()
      .catch(onProblem)
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}
