import { useRef } from 'react'
import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import { useCommands } from '../../commands/command-store.ts'

/** The command that goes from problem to problem, round and round; returns it. */
export function useNextProblem(problems: readonly LintProblem[], show: (problem: LintProblem) => void): () => void {
  const last = useRef(-1)
  const go = (by: 1 | -1): void => {
    const placed = problems.filter(({ message }) => message !== null)
    if (placed.length === 0) return
    last.current = (Math.min(last.current, placed.length) + by + placed.length) % placed.length
    const problem = placed[last.current]
    if (problem) show(problem)
  }
  const isEnabled = problems.some(({ message }) => message !== null)
  useCommands([
    { id: 'next-problem', title: 'Next problem', group: 'Prompt', keys: 'F8', isEnabled, run: () => go(1) },
    {
      id: 'previous-problem',
      title: 'Previous problem',
      group: 'Prompt',
      keys: 'shift+F8',
      isEnabled,
      run: () => go(-1),
    },
  ])
  return () => go(1)
}
