import { Button, Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleX } from '@tabler/icons-react'
import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import styles from './problem-list.module.css'

const icons = { error: IconCircleX, warning: IconAlertTriangle, hint: IconBulb } as const
const words = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const

/** One problem in words: leads to its place, says why it is one, and offers to mend it. */
export function ProblemItem({
  problem,
  onShow,
  onFix,
}: {
  problem: LintProblem
  onShow: (problem: LintProblem) => void
  onFix: ((problem: LintProblem) => void) | undefined
}) {
  const { severity, text, reason, source, rule, message, line, fix } = problem
  const Icon = icons[severity]
  const place = message === null ? '' : ` message ${message + 1}, line ${line}`
  return (
    <li className={styles.item} data-severity={severity}>
      <Icon size={14} aria-label={words[severity]} />
      <Tooltip multiline w={360} openDelay={400} label={`${reason} ${source}.`}>
        <UnstyledButton className={styles.text} disabled={message === null} onClick={() => onShow(problem)}>
          {text}
          <small>
            {place} · {rule}
          </small>
        </UnstyledButton>
      </Tooltip>
      {fix && onFix ? (
        <Button variant="subtle" size="compact-xs" className={styles.fix} onClick={() => onFix(problem)}>
          {fix.title}
        </Button>
      ) : null}
    </li>
  )
}
