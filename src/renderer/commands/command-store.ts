import { useEffect, useId, useRef } from 'react'
import { createValueStore, useStoredValue } from '../connection/value-store.ts'
import type { Command } from './command.ts'

type CommandSets = Readonly<Record<string, readonly Command[]>>

const sets = createValueStore<CommandSets>({})

/** Every command that exists now: the window's own first, then those of the page that is shown. */
export function allCommands(): Command[] {
  return Object.values(sets.get()).flat()
}

export function useAllCommands(): Command[] {
  return Object.values(useStoredValue(sets)).flat()
}

/** Offers commands while the component is mounted. They may close over its state: the last rendered ones are run. */
export function useCommands(commands: readonly Command[]): void {
  const id = useId()
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const shape = JSON.stringify(commands.map(({ run: _run, ...data }) => data))
  useEffect(() => {
    const runLatest = (command: Command) => () => latest.current.find((one) => one.id === command.id)?.run()
    sets.set({ ...sets.get(), [id]: latest.current.map((command) => ({ ...command, run: runLatest(command) })) })
    return () => {
      const { [id]: _gone, ...rest } = sets.get()
      sets.set(rest)
    }
  }, [id, shape])
}
