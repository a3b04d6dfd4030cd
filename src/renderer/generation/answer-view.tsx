import { ActionIcon, CopyButton, Loader, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import type { Ref } from 'react'
import type { Answer } from './answer.ts'
import { answerFigures } from './answer-figures.ts'
import styles from './answer-view.module.css'
import { useFollowingScroll } from './use-following-scroll.ts'

/** A model's answer as plain text while it comes, with its figures under it or its failure in place. */
export function AnswerView({
  answer,
  title,
  note,
  elementRef,
}: {
  answer: Answer
  title: string
  /** Stands above the answer. */
  note?: string | undefined
  elementRef?: Ref<HTMLElement>
}) {
  const { status, text, end, problem } = answer
  const textRef = useFollowingScroll(text, status === 'streaming')
  return (
    <section
      ref={elementRef}
      className={styles.answer}
      data-status={status}
      aria-label={`Answer of ${title}`}
      aria-busy={status === 'streaming'}
    >
      <header className={styles.head}>
        <span className={styles.title}>{title}</span>
        {status === 'waiting' || status === 'streaming' ? <Loader size={12} aria-label="Generating" /> : null}
        {text ? <CopyAnswer text={text} /> : null}
      </header>
      {note ? <p className={styles.note}>{note}</p> : null}
      {text ? (
        <div ref={textRef} className={styles.text}>
          {text}
        </div>
      ) : null}
      {status === 'waiting' ? <p className={styles.note}>Waiting for the first word…</p> : null}
      {status === 'stopped' ? <p className={styles.note}>Stopped.</p> : null}
      {status === 'done' && !text ? <p className={styles.note}>The model answered with no text.</p> : null}
      {problem ? (
        <p className={styles.problem} role="alert">
          <IconAlertTriangle size={14} aria-hidden /> {problem}
        </p>
      ) : null}
      {end ? <footer className={styles.figures}>{answerFigures(end).join(' · ')}</footer> : null}
    </section>
  )
}

function CopyAnswer({ text }: { text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy the answer'}>
          <ActionIcon size="sm" aria-label="Copy the answer" onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}
