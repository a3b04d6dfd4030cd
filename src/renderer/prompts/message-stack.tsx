import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import type { Settings } from '../../core/settings.ts'
import { useStoredValue, type ValueStore } from '../connection/value-store.ts'
import type { EditorFacts } from '../editor/editor-facts.ts'
import { editInEditor, revealInEditor } from '../editor/open-editors.ts'
import { addMessage, type KeyedMessage, moveMessage } from './keyed-message.ts'
import { ProblemList } from './lint/problem-list.tsx'
import { useNextProblem } from './lint/use-next-problem.ts'
import { MessageEditor } from './message-editor.tsx'
import styles from './message-stack.module.css'

const noProblems: readonly LintProblem[] = []

interface MessageStackProps {
  messages: ValueStore<readonly KeyedMessage[]>
  /** Stable from one drawing to the next, as the names are, so that a key draws only the message that it changes. */
  onChange: (messages: readonly KeyedMessage[]) => void
  /** What the editors know. */
  facts: EditorFacts
  /** What the linter found in all of them, by the order of the messages. */
  problems: readonly LintProblem[]
  /** Sets other settings, where that is what mends a problem. */
  onSettings?: (settings: Partial<Settings>) => void
}

/** Messages one under the other, to write, move, add and remove. */
export function MessageStack({ messages: store, onChange, facts, problems, onSettings }: MessageStackProps) {
  const messages = useStoredValue(store)
  const change = useCallback(
    (changed: KeyedMessage) => onChange(store.get().map((other) => (other.key === changed.key ? changed : other))),
    [store, onChange],
  )
  const move = useCallback((key: string, by: -1 | 1) => onChange(moveMessage(store.get(), key, by)), [store, onChange])
  const remove = useCallback(
    (key: string) => onChange(store.get().filter((other) => other.key !== key)),
    [store, onChange],
  )
  const byMessage = useMemo(
    () =>
      Object.groupBy(
        problems.filter((problem) => problem.message !== null),
        ({ message: index }) => index ?? 0,
      ),
    [problems],
  )
  const show = (problem: LintProblem): void => {
    const key = problem.message === null ? undefined : store.get()[problem.message]?.key
    if (key !== undefined) revealInEditor(key, problem)
  }
  const fix = ({ fix: mending, message: index }: LintProblem): void => {
    const key = index === null ? undefined : store.get()[index]?.key
    if (mending?.settings) onSettings?.(mending.settings)
    else if (mending && key !== undefined) editInEditor(key, mending.edits)
  }
  const next = useNextProblem(problems, show)
  return (
    <div className={styles.stack}>
      {messages.map((message, index) => (
        <MessageEditor
          key={message.key}
          message={message}
          number={index + 1}
          isFirst={index === 0}
          isLast={index === messages.length - 1}
          isOnly={messages.length === 1}
          problems={byMessage[index] ?? noProblems}
          facts={facts}
          onChange={change}
          onMove={move}
          onRemove={remove}
        />
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange(addMessage(messages))}>
          Add message
        </Button>
      </div>
      <ProblemList problems={problems} onShow={show} onFix={fix} onNext={next} />
    </div>
  )
}
