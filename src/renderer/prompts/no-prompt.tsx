import { Button } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Empty } from '../components/empty.tsx'
import { AddSamplesButton } from '../settings/add-samples-button.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { useNewPrompt } from './use-new-prompt.ts'

/** What stands in the work while no prompt is open. */
export function NoPrompt() {
  const { data: prompts } = useQuery(promptQueries.list())
  const createPrompt = useNewPrompt()
  if (!prompts) return null
  const isEmpty = prompts.length === 0
  return (
    <Empty
      icon={<IconMessages size={32} stroke={1.3} />}
      title={isEmpty ? 'Write the first prompt' : 'Open a prompt, or write a new one'}
      hint="A prompt is a few messages with variables such as {{ text }}, which the rows of a dataset fill. Commit it to keep a version that experiments can compare."
    >
      <Button leftSection={<IconPlus size={15} />} onClick={createPrompt}>
        New prompt
      </Button>
      {isEmpty ? <AddSamplesButton /> : null}
    </Empty>
  )
}
