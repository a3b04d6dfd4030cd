import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import type { TemplateProblem } from '../../core/templates/template-problems.ts'
import styles from './problem-list.module.css'

/** What is wrong in a template, in words, under it. */
export function ProblemList({ problems }: { problems: readonly TemplateProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Problems">
      {problems.map(({ severity, message, line, column }) => (
        <li key={`${line}:${column}:${message}`} data-severity={severity}>
          {severity === 'error' ? (
            <IconCircleX size={14} aria-label="Error" />
          ) : (
            <IconAlertTriangle size={14} aria-label="Warning" />
          )}
          <span>
            {message} <small>line {line}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
