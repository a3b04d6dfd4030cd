import type { KeyPress } from '../../commands/key-combination.ts'
import type { GridMove } from './selection.ts'

/** What a key does in the grid while no cell is edited. */
export type GridKeyAction =
  | { kind: 'move'; move: GridMove }
  | { kind: 'tab'; by: 1 | -1 }
  /** Opens the cell; with a text, in place of what it holds. */
  | { kind: 'edit'; text?: string }
  | { kind: 'clear' | 'undo' | 'redo' | 'select-all' | 'collapse' }

const pageRows = 15

/** The action of a key press; undefined for one that means nothing here. Moves by keys are those of spreadsheets. */
export function gridKeyAction(press: KeyPress, isMac: boolean): GridKeyAction | undefined {
  const { key, shiftKey: isExtending, altKey } = press
  const mod = isMac ? press.metaKey : press.ctrlKey
  const move = (step: GridMove): GridKeyAction => ({ kind: 'move', move: { ...step, isExtending } })
  if (altKey && !isCharacter(press)) return undefined
  switch (key) {
    case 'ArrowDown':
      return move({ rows: mod ? Infinity : 1 })
    case 'ArrowUp':
      return move({ rows: mod ? -Infinity : -1 })
    case 'ArrowRight':
      return move({ columns: mod ? Infinity : 1 })
    case 'ArrowLeft':
      return move({ columns: mod ? -Infinity : -1 })
    case 'PageDown':
      return move({ rows: pageRows })
    case 'PageUp':
      return move({ rows: -pageRows })
    case 'Home':
      return move({ columns: -Infinity, ...(mod ? { rows: -Infinity } : {}) })
    case 'End':
      return move({ columns: Infinity, ...(mod ? { rows: Infinity } : {}) })
    case 'Tab':
      return { kind: 'tab', by: isExtending ? -1 : 1 }
    case 'Enter':
      return mod ? undefined : { kind: 'edit' }
    case 'F2':
      return { kind: 'edit' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case 'Escape':
      return { kind: 'collapse' }
    default:
      break
  }
  if (mod && !altKey) {
    const letter = key.toLowerCase()
    if (letter === 'z') return { kind: isExtending ? 'redo' : 'undo' }
    if (letter === 'y') return { kind: 'redo' }
    return letter === 'a' ? { kind: 'select-all' } : undefined
  }
  return isCharacter(press) ? { kind: 'edit', text: key } : undefined
}

/** True for typing. With AltGr, some layouts report Ctrl and Alt together; letters with them are shortcuts. */
function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  if ([...key].length !== 1 || metaKey) return false
  return altKey ? !/^[a-z0-9]$/iu.test(key) : !ctrlKey
}
