import { watch, type FSWatcher } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { PackFolder } from '../../contract/packs.ts'
import { AssayError, toAssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { refusePathsFromBrowsers } from './read-pack-source.ts'
import { syncPack } from './sync-pack.ts'

const settingName = 'pack-folders'
const settingSchema = z.array(z.object({ folder: z.string(), prompts: z.array(z.string()) }))
const mostFolders = 10

/** How long nothing may happen before a change is acted on: git writes many files one after another. */
const quietMs = 400
/** How often other processes' commits are looked for. */
const lookMs = 1500

type FolderContext = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events' | 'host' | 'log'>

export type PackFolders = ReturnType<typeof createPackFolders>

/**
 * Folders that are kept in step with the workspace for as long as it is open. One folder is brought in step at a time;
 * what happens meanwhile is looked at afterwards. Writing a folder makes it change once more, which finds nothing to do.
 */
export function createPackFolders(context: FolderContext) {
  const open = new Map<string, { close(): void; look(): void; state: PackFolder }>()
  let isClosed = false
  let queue = Promise.resolve()

  const read = () => context.stores.settings.get(settingName, settingSchema) ?? []
  const tell = () => context.events.publish({ type: 'changed', what: 'packs' })

  function start({ folder, prompts }: { folder: string; prompts: string[] }): void {
    const state: PackFolder = {
      folder,
      prompts,
      state: 'waiting',
      sentence: 'Not looked at yet.',
      at: null,
      conflicts: [],
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    let watcher: FSWatcher | undefined
    const sync = async () => {
      if (isClosed || open.get(folder)?.state !== state) return
      const before = JSON.stringify([state.state, state.sentence, state.conflicts])
      try {
        // A browser has named no path here: the folder was named on this machine.
        const done = await syncPack({ ...context, host: 'cli' }, { folder, prompts })
        state.state = done.state
        state.conflicts = done.conflicts
        if (done.installed !== null || done.isBuilt || done.state === 'conflict' || state.at === null) {
          state.sentence = done.sentence
          state.at = context.now().toISOString()
        }
        watcher ??= observe()
      } catch (error) {
        const known = toAssayError(error)
        state.state = 'failed'
        state.sentence = known.message
        state.at = context.now().toISOString()
        context.log(`the pack folder could not be brought in step: ${known.code}`)
      }
      if (JSON.stringify([state.state, state.sentence, state.conflicts]) !== before) tell()
    }
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        queue = queue.then(sync)
      }, quietMs)
      timer.unref()
    }
    const observe = () => {
      const made = watch(folder, { recursive: true, persistent: false }, (_, name) => {
        if (!name?.startsWith('.git')) look()
      })
      // A folder that goes away is found out by the next attempt.
      made.on('error', () => {
        made.close()
        watcher = undefined
        look()
      })
      return made
    }
    open.set(folder, {
      state,
      look,
      close() {
        clearTimeout(timer)
        watcher?.close()
      },
    })
    queue = queue.then(sync)
  }

  let known = context.stores.packState.read()
  const ticker = setInterval(() => {
    if (open.size === 0) return
    const now = context.stores.packState.read()
    if (now === known) return
    known = now
    for (const { look } of open.values()) look()
  }, lookMs)
  ticker.unref()

  return {
    /** Begins to watch what the workspace remembers. */
    start() {
      for (const kept of read()) start(kept)
    },
    list: (): PackFolder[] => [...open.values()].map(({ state }) => state),
    /** Keeps a folder in step from now on. Throws `bad-input` for a browser and for too many. */
    keep({ folder, prompts }: { folder: string; prompts: string[] }): void {
      refusePathsFromBrowsers(context)
      const target = path.resolve(folder)
      const others = read().filter((kept) => kept.folder !== target)
      if (others.length >= mostFolders)
        throw new AssayError('bad-input', {
          what: `More than ${mostFolders} folders cannot be watched`,
          mend: 'drop one first',
        })
      context.stores.settings.set(settingName, [...others, { folder: target, prompts }])
      open.get(target)?.close()
      start({ folder: target, prompts })
      tell()
    },
    /** Watches a folder no longer; what is in it stays. Throws `not-found`. */
    drop(folder: string): void {
      const kept = read()
      if (!kept.some((one) => one.folder === folder))
        throw new AssayError('not-found', { what: 'watched folder', id: folder })
      context.stores.settings.set(
        settingName,
        kept.filter((one) => one.folder !== folder),
      )
      open.get(folder)?.close()
      open.delete(folder)
      tell()
    },
    /** Resolves when nothing is under way any more. */
    async close(): Promise<void> {
      isClosed = true
      clearInterval(ticker)
      for (const folder of open.values()) folder.close()
      await queue
    },
  }
}
