import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ModelSummary } from '../../contract/models.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { unknownWord } from '../format/unknown-word.ts'

type Amount = number | ''

/** The price of a hosted model, in USD per million tokens; empty is unknown, which is not 0. */
export function PriceForm({ model }: { model: ModelSummary }) {
  const { price } = model
  const [input, setInput] = useState<Amount>(price?.input ?? '')
  const [cachedInput, setCachedInput] = useState<Amount>(price?.cachedInput ?? '')
  const [output, setOutput] = useState<Amount>(price?.output ?? '')
  const isUnknown = input === '' && output === '' && cachedInput === ''
  const isWhole = input !== '' && output !== ''
  const save = useMutation({
    mutationFn: () =>
      client.models.setPrice({
        modelId: model.id,
        price:
          input === '' || output === ''
            ? null
            : { input, cachedInput: cachedInput === '' ? null : cachedInput, output },
      }),
    onSuccess: () => notifyDone(isUnknown ? 'The price is unknown again.' : 'The price is saved.'),
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWhole || isUnknown) save.mutate()
  }
  const field = (label: string, value: Amount, change: (value: Amount) => void) => (
    <NumberInput
      label={label}
      placeholder={unknownWord}
      prefix="$"
      min={0}
      decimalScale={6}
      hideControls
      value={value}
      onChange={(next) => change(typeof next === 'number' ? next : '')}
    />
  )
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="xs">
        <Title order={3}>Price per million tokens</Title>
        <Group grow gap="xs">
          {field('Input', input, setInput)}
          {field('Cached input', cachedInput, setCachedInput)}
          {field('Output', output, setOutput)}
        </Group>
        <Text c="dimmed" size="xs">
          {price
            ? `${price.source.replace(/^https?:/u, (scheme) => `From ${scheme}`)} `
            : 'The price is unknown, so costs of this model show as unknown. '}
          {isWhole || isUnknown ? '' : 'Input and output are both needed.'}
        </Text>
        <div>
          <Button type="submit" variant="default" loading={save.isPending} disabled={!isWhole && !isUnknown}>
            Save the price
          </Button>
        </div>
      </Stack>
    </form>
  )
}
