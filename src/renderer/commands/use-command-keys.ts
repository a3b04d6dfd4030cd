import { useEffect } from 'react'
import { allCommands } from './command-store.ts'
import { hasModifier, matchesKeys } from './key-combination.ts'
import { isMac } from './platform.ts'

/**
 * Runs commands by their keys. Combinations with Control or Command work everywhere, before an editor sees them; plain
 * keys but Escape, F6 and F8 only where nobody is typing and nothing else took them. A dialog keeps all keys to itself.
 */
export function useCommandKeys(): void {
  useEffect(() => {
    const onCapture = (event: KeyboardEvent): void => dispatch(event, true)
    const onBubble = (event: KeyboardEvent): void => dispatch(event, false)
    window.addEventListener('keydown', onCapture, { capture: true })
    window.addEventListener('keydown', onBubble)
    return () => {
      window.removeEventListener('keydown', onCapture, { capture: true })
      window.removeEventListener('keydown', onBubble)
    }
  }, [])
}

/** Keys without a modifier that write nothing, so that they may work inside a text field. */
const typesNothing: ReadonlySet<string> = new Set(['Escape', 'F6', 'F8'])

function dispatch(event: KeyboardEvent, withModifier: boolean): void {
  if (event.defaultPrevented || event.isComposing || isInDialog(event.target)) return
  const command = allCommands().findLast(
    ({ keys, isEnabled }) =>
      keys !== undefined &&
      isEnabled !== false &&
      hasModifier(keys) === withModifier &&
      matchesKeys(event, keys, isMac),
  )
  if (!command) return
  if (!withModifier && !typesNothing.has(event.key) && isTyping(event.target)) return
  event.preventDefault()
  event.stopPropagation()
  command.run()
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, .monaco-editor') !== null)
  )
}
