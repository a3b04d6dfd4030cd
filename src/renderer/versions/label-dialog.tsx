import { Alert, Autocomplete, Button, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { VersionSummary } from '../../contract/prompts.ts'
import type { LabelMove } from '../../contract/versions.ts'
import { Ago } from '../components/ago.tsx'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { versionQueries } from '../queries/version-queries.ts'
import { PolicyForm } from './policy-form.tsx'

type Labelled = Pick<VersionSummary, 'id' | 'promptId' | 'number'>

/** Sets a label on a version, with what the label asks for, the evidence, and where it has been. */
export function openLabelDialog(version: Labelled): void {
  const modalId = modals.open({
    title: `Label version ${version.number}`,
    size: 'lg',
    children: <LabelForm version={version} close={() => modals.close(modalId)} />,
  })
}

function LabelForm({ version, close }: { version: Labelled; close: () => void }) {
  const { id: versionId, promptId, number } = version
  const [label, setLabel] = useState('')
  const [reason, setReason] = useState('')
  const [isPolicyOpen, setPolicyOpen] = useState(false)
  const [settled] = useDebouncedValue(label.trim(), 200)
  const { data: policies = [] } = useQuery(versionQueries.policies(promptId))
  const check = useQuery({ ...versionQueries.labelCheck(promptId, settled, versionId), enabled: settled !== '' }).data
  const { data: moves = [] } = useQuery({ ...versionQueries.labelMoves(promptId, settled), enabled: settled !== '' })
  const isRefused = check?.state === 'refused'
  const set = useMutation({
    mutationFn: () =>
      client.prompts.setLabel({
        promptId,
        label: label.trim(),
        versionId,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    meta: { showsError: true },
    onSuccess: () => {
      notifyDone(`${label.trim()} is on version ${number}.`)
      close()
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (label.trim()) set.mutate()
  }
  const known = [...new Set(['production', 'staging', ...policies.map((one) => one.label)])]
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Autocomplete
          label="Label"
          placeholder="production"
          data-autofocus
          maxLength={80}
          data={known}
          value={label}
          onChange={setLabel}
        />
        {check && settled === label.trim() ? (
          <Alert
            color={isRefused ? 'yellow' : check.state === 'proved' ? 'green' : 'gray'}
            variant="light"
            role="status"
            title={check.policy === null ? undefined : isRefused ? 'Its policy is not met' : 'Its policy is met'}
          >
            {check.sentence}
          </Alert>
        ) : null}
        {settled === '' ? null : (
          <Textarea
            label={isRefused ? 'Why set it all the same' : 'Why (optional)'}
            description="Kept with the move of the label."
            maxLength={500}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {isPolicyOpen && settled !== '' ? (
          <PolicyForm
            key={`${settled} ${JSON.stringify(check?.policy)}`}
            promptId={promptId}
            label={settled}
            policy={check?.policy ?? null}
            onDone={() => setPolicyOpen(false)}
          />
        ) : null}
        {moves.length > 0 ? <Moves moves={moves} /> : null}
        {set.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(set.error)}
          </Alert>
        ) : null}
        <Group justify="space-between" gap="xs">
          <Button variant="subtle" disabled={settled === ''} onClick={() => setPolicyOpen(!isPolicyOpen)}>
            {isPolicyOpen ? 'Hide what it needs' : 'What it needs…'}
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={set.isPending} disabled={!label.trim() || (isRefused && !reason.trim())}>
              {isRefused ? 'Set all the same' : 'Set label'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

function Moves({ moves }: { moves: readonly LabelMove[] }) {
  const place = (number: number | null): string => (number === null ? 'nothing' : `v${number}`)
  return (
    <section aria-label="Where the label has been">
      <Text fw={600} size="sm">
        Where it has been
      </Text>
      <List size="sm">
        {moves.map(({ id, fromNumber, toNumber, movedAt, author, reason, verdict, isOverride }) => (
          <List.Item key={id}>
            {place(fromNumber)} → {place(toNumber)} · <Ago time={movedAt} /> · {author}
            {isOverride ? ' · without the verdict it needs' : verdict ? ` · ${verdict}` : ''}
            {reason ? ` · “${reason}”` : ''}
          </List.Item>
        ))}
      </List>
    </section>
  )
}
