/** States that were, the one that is, and those that were undone. Never mutated. */
export interface UndoStack<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** What the last step was about: steps of one subject in a row are undone together. */
  subject?: string | undefined
}

const maximumSteps = 200

export function startUndo<T>(present: T): UndoStack<T> {
  return { past: [], present, future: [] }
}

/** The stack after one more step. */
export function pushStep<T>(stack: UndoStack<T>, present: T, subject?: string): UndoStack<T> {
  if (Object.is(present, stack.present)) return stack
  const isSame = subject !== undefined && subject === stack.subject
  const past = isSame ? stack.past : [...stack.past, stack.present].slice(-maximumSteps)
  return { past, present, future: [], subject }
}

/** The stack a step back; itself where there is none. */
export function undo<T>({ past, present, future }: UndoStack<T>): UndoStack<T> {
  const [before] = past.slice(-1)
  if (before === undefined) return { past, present, future }
  return { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

/** The stack a step forward again; itself where there is none. */
export function redo<T>({ past, present, future }: UndoStack<T>): UndoStack<T> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future }
  return { past: [...past, present], present: next, future: rest }
}
