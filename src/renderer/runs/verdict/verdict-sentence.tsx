import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { nameParts } from './name-parts.ts'
import styles from './verdict-panel.module.css'

/** The verdict to read and to quote, with the variants in their colours and a button that copies it. */
export function VerdictSentence({
  sentence,
  names,
}: {
  sentence: string
  names: readonly { name: string; variant: number }[]
}) {
  return (
    <div className={styles.sentenceLine}>
      <p className={styles.sentence}>
        {nameParts(sentence, names).map(({ text, variant }, index) =>
          variant === undefined ? (
            <span key={index}>{text}</span>
          ) : (
            // The letter is drawn by the style sheet, so that the sentence reads and copies as it was written.
            <b
              key={index}
              className={styles.name}
              data-letter={variantLetter(variant)}
              style={{ color: variantColour(variant).strong }}
            >
              {text}
            </b>
          ),
        )}
      </p>
      <CopyButton value={sentence}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy the sentence'}>
            <ActionIcon aria-label="Copy the verdict" onClick={copy} className={styles.copy}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  )
}
