import { Button } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { KeyValues } from '../../components/key-values.tsx'
import { client } from '../../connection/client.ts'
import styles from './cell-inspector.module.css'
import { reproductionWords } from './reproduction-words.ts'

/** Answers the cell once more and says whether the answer is the same; give it the cell's id as its key. */
export function ReproduceCell({ cellId }: { cellId: number }) {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => client.runs.reproduceCell({ cellId }),
  })
  const words = data === undefined ? undefined : reproductionWords(data)
  return (
    <div className={styles.stack}>
      <div>
        <Button variant="default" leftSection={<IconRepeat size={14} />} loading={isPending} onClick={() => mutate()}>
          Reproduce
        </Button>
      </div>
      {error === null ? null : <ErrorPanel error={error} />}
      {words === undefined ? null : (
        <div role="status" className={styles.stack}>
          <p className={styles.title} style={{ whiteSpace: 'normal' }}>
            {words.sentence}
          </p>
          <KeyValues
            entries={words.details.map(([name, value]) => [
              name,
              <span key={name} className={styles.mono} style={{ whiteSpace: 'pre-wrap' }}>
                {value}
              </span>,
            ])}
          />
        </div>
      )}
    </div>
  )
}
