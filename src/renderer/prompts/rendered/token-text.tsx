import { useState } from 'react'
import { Button } from '@mantine/core'
import type { ShownInspection } from '../../../contract/prompts.ts'
import styles from './token-text.module.css'

/** So many are drawn at first, and more with each asking: each is an element of the page. */
const step = 2000

/** A text token by token: each on a ground of its own, its blanks and line ends to be seen, its number on pointing at it. */
export function TokenText({ tokens }: { tokens: ShownInspection['tokens'] }) {
  const [count, setCount] = useState(step)
  return (
    <>
      <div className={styles.text}>
        {tokens.slice(0, count).map(({ id, text }, index) => (
          <span key={index} className={styles.token} data-odd={index % 2 === 1 || undefined} title={`token ${id}`}>
            {visible(text)}
          </span>
        ))}
      </div>
      {tokens.length > count ? (
        <Button mt={6} variant="default" size="compact-sm" onClick={() => setCount(count + step)}>
          Show {Math.min(step, tokens.length - count)} more
        </Button>
      ) : null}
    </>
  )
}

/** A token that is only part of a character has no text of its own. */
function visible(text: string): string {
  return text === '' ? '▯' : text.replaceAll('\n', '↵\n').replaceAll('\t', '⇥')
}
