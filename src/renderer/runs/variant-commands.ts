import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import type { Command } from '../commands/command.ts'

/** A command for each variant, on the key of its letter, that shows its cell of the chosen row. */
export function variantCommands(names: readonly string[], show: (variant: number) => void): Command[] {
  return names.map((name, index) => ({
    id: `show-variant-${index}`,
    title: `Inspect variant ${variantLetter(index)}: ${name}`,
    group: 'Run',
    keys: variantLetter(index).toLowerCase(),
    run: () => show(index),
  }))
}
