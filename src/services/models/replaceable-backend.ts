import type { Backend } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { inspectPrompt } from './inspect-prompt.ts'

/** A backend that can be made anew under its users: settings that it is made with may change while a run goes on. */
export interface ReplaceableBackend<B extends Backend = Backend> extends Backend {
  /** Does something that only this kind of backend can. */
  use<T>(work: (backend: B) => Promise<T>): Promise<T>
  /** The backend of now; undefined before it is first needed and after `replace`. */
  peek(): B | undefined
  /** Further calls go to a new backend; the old one is closed when its calls have ended. */
  replace(): void
}

interface Current<B> {
  backend: B
  calls: number
  isRetired: boolean
}

/** Makes the backend when it is first needed, and again after `replace`. */
export function createReplaceableBackend<B extends Backend>(make: () => B): ReplaceableBackend<B> {
  let current: Current<B> | undefined
  const closing = new Set<Promise<void>>()

  function getCurrent(): Current<B> {
    current ??= { backend: make(), calls: 0, isRetired: false }
    return current
  }

  function begin(): Current<B> {
    const used = getCurrent()
    used.calls += 1
    return used
  }

  function end(used: Current<B>) {
    used.calls -= 1
    closeWhenUnused(used)
  }

  function closeWhenUnused(used: Current<B>) {
    if (!used.isRetired || used.calls > 0) return
    const done = used.backend.close().finally(() => closing.delete(done))
    closing.add(done)
  }

  async function use<T>(work: (backend: B) => Promise<T>): Promise<T> {
    const used = begin()
    try {
      return await work(used.backend)
    } finally {
      end(used)
    }
  }

  return {
    get kind() {
      return getCurrent().backend.kind
    },
    get defaultConcurrency() {
      return getCurrent().backend.defaultConcurrency
    },
    listModels: (signal) => use((backend) => backend.listModels(signal)),
    countTokens: (model, messages) => use((backend) => backend.countTokens(model, messages)),
    inspectPrompt: (model, messages) => use((backend) => inspectPrompt(backend, model, messages)),
    unsupportedSettings: (model) => getCurrent().backend.unsupportedSettings(model),
    // A backend that lacks one of these says so by leaving it out.
    get embed() {
      if (!getCurrent().backend.embed) return undefined
      return (...call: Parameters<NonNullable<Backend['embed']>>) => use((backend) => need(backend.embed)(...call))
    },
    get scoreText() {
      if (!getCurrent().backend.scoreText) return undefined
      return (...call: Parameters<NonNullable<Backend['scoreText']>>) =>
        use((backend) => need(backend.scoreText)(...call))
    },
    get scoreLabels() {
      if (!getCurrent().backend.scoreLabels) return undefined
      return (...call: Parameters<NonNullable<Backend['scoreLabels']>>) =>
        use((backend) => need(backend.scoreLabels)(...call))
    },
    use,
    peek: () => current?.backend,
    async *generate(request, signal) {
      const used = begin()
      try {
        yield* used.backend.generate(request, signal)
      } finally {
        end(used)
      }
    },
    replace() {
      const old = current
      current = undefined
      if (!old) return
      old.isRetired = true
      closeWhenUnused(old)
    },
    async close() {
      const last = current?.backend.close()
      current = undefined
      await Promise.all([last, ...closing])
    },
  }
}

/** What was replaced meanwhile by a backend that cannot do it. */
function need<Method>(method: Method | undefined): Method {
  if (method === undefined) throw new AssayError('conflict', { what: 'The connection was changed', mend: 'try again' })
  return method
}
