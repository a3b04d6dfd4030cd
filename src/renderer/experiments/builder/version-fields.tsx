import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { promptQueries } from '../../queries/prompt-queries.ts'
import styles from './experiment-builder.module.css'

/** Chooses a prompt and one of its committed versions, the newest at first. */
export function VersionFields({
  letter,
  promptId,
  versionId,
  onChoose,
}: {
  letter: string
  promptId: string | null
  versionId: string | null
  onChoose: (promptId: string, versionId: string | null, promptName?: string) => void
}) {
  const { data: prompts = [] } = useQuery(promptQueries.list())
  const { data: history = [] } = useQuery({ ...promptQueries.history(promptId ?? ''), enabled: promptId !== null })
  return (
    <div className={styles.row}>
      <Select
        className={styles.grow}
        aria-label={`Prompt of variant ${letter}`}
        placeholder={prompts.length === 0 ? 'Write a prompt first' : 'Choose a prompt'}
        data={prompts.map(({ id, name, headVersionId }) => ({
          value: id,
          label: headVersionId === null ? `${name} (not committed yet)` : name,
          disabled: headVersionId === null,
        }))}
        value={promptId}
        allowDeselect={false}
        searchable
        nothingFoundMessage="No such prompt"
        onChange={(chosen) => {
          const prompt = prompts.find(({ id }) => id === chosen)
          if (prompt) onChoose(prompt.id, prompt.headVersionId, prompt.name)
        }}
      />
      <Select
        w={110}
        aria-label={`Version of variant ${letter}`}
        placeholder="Version"
        data={history.map(({ id, number, message }) => ({ value: id, label: `v${number}`, message }))}
        renderOption={({ option }) => (
          <span>
            <b>{option.label}</b>{' '}
            <span className={styles.words}>{history.find(({ id }) => id === option.value)?.message}</span>
          </span>
        )}
        comboboxProps={{ width: 280, position: 'bottom-end' }}
        value={versionId}
        allowDeselect={false}
        disabled={promptId === null}
        onChange={(chosen) => {
          if (chosen && promptId) onChoose(promptId, chosen)
        }}
      />
    </div>
  )
}
