import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorReport, errorSentence } from '../connection/error-sentence.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import { draftProblems } from './draft-problems.ts'

interface Commit {
  prompt: PromptDetail
  content: PromptContent
}

/** Asks what was changed and keeps the draft as a version. */
export function openCommitDialog(commit: Commit): void {
  const modalId = modals.open({
    title: `Commit ${commit.prompt.name}${commit.prompt.branch === 'main' ? '' : ` on ${commit.prompt.branch}`}`,
    children: <CommitForm {...commit} close={() => modals.close(modalId)} />,
  })
}

function CommitForm({ prompt, content, close }: Commit & { close: () => void }) {
  const queryClient = useQueryClient()
  const { queryKey } = promptQueries.get(prompt.id, prompt.branch)
  const [message, setMessage] = useState('')
  const [problems] = useState(() => draftProblems(content))
  const commit = useMutation({
    mutationFn: (words: string) => {
      // The head as it is known now: after a conflict, the newer one.
      const expectedHeadId = queryClient.getQueryData(queryKey)?.headVersionId ?? prompt.headVersionId
      return client.prompts.commit({
        promptId: prompt.id,
        branch: prompt.branch,
        content,
        message: words,
        expectedHeadId,
      })
    },
    meta: { showsError: true },
    onSuccess: ({ id, number }) => {
      queryClient.setQueryData(queryKey, (known) => (known ? { ...known, headVersionId: id, isChanged: false } : known))
      void queryClient.invalidateQueries({ queryKey: ['prompts'] })
      notifyDone(`Version ${number} of ${prompt.name} is committed.`)
      close()
    },
    onError: (error) => {
      if (errorReport(error)?.code === 'conflict') void queryClient.invalidateQueries({ queryKey })
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (message.trim()) commit.mutate(message.trim())
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput
          label="What has changed"
          placeholder={prompt.headVersionId ? 'Ask for one word' : 'First try'}
          required
          data-autofocus
          maxLength={500}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Text c="dimmed">A version never changes: experiments name it, and you can come back to it.</Text>
        {problems.length > 0 ? (
          <Alert color="yellow" title="This version cannot be run as it is">
            {problems.map((problem) => (
              <div key={problem}>{problem}</div>
            ))}
          </Alert>
        ) : null}
        {commit.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(commit.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={commit.isPending} disabled={!message.trim()}>
            Commit
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
