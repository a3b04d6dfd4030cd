import { UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import { KeyCaps } from '../../components/key-caps.tsx'
import { useStoredState } from '../../components/use-stored-state.ts'
import { countWords } from './count-words.ts'
import { ProblemItem } from './problem-item.tsx'
import styles from './problem-list.module.css'

const mostShown = 100

/** Under the editor: how many problems there are, and each of them. */
export function ProblemList({
  problems,
  onShow,
  onFix,
  onNext,
}: {
  problems: readonly LintProblem[]
  onShow: (problem: LintProblem) => void
  onFix: (problem: LintProblem) => void
  onNext: () => void
}) {
  const [isOpen, setIsOpen] = useStoredState('problems.open', true)
  if (problems.length === 0) {
    return (
      <p className={styles.none} role="status">
        <IconCircleCheck size={14} aria-hidden /> No problems found
      </p>
    )
  }
  return (
    <section className={styles.panel} aria-label="Linter">
      <header className={styles.head}>
        <UnstyledButton className={styles.toggle} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <IconChevronRight size={14} data-open={isOpen || undefined} aria-hidden />
          <b>Problems</b> <span role="status">{countWords(problems)}</span>
        </UnstyledButton>
        <UnstyledButton className={styles.next} onClick={onNext}>
          Next <KeyCaps keys="F8" />
        </UnstyledButton>
      </header>
      {isOpen ? (
        <ul className={styles.list} aria-label="Problems">
          {problems.slice(0, mostShown).map((problem, index) => (
            <ProblemItem key={`${problem.rule}:${index}`} problem={problem} onShow={onShow} onFix={onFix} />
          ))}
          {problems.length > mostShown ? <li className={styles.item}>and {problems.length - mostShown} more</li> : null}
        </ul>
      ) : null}
    </section>
  )
}
