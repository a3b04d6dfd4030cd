import { NumberInput, SimpleGrid } from '@mantine/core'

/** What a connection's server takes; null is no limit that a person has set. */
export interface LimitDraft {
  concurrency: number | null
  requestsPerMinute: number | null
  tokensPerMinute: number | null
}

const fields = [
  { name: 'concurrency', label: 'Requests at once', placeholder: 'chosen by Assay', max: 512 },
  { name: 'requestsPerMinute', label: 'Requests a minute', placeholder: 'as the server allows', max: 1_000_000 },
  { name: 'tokensPerMinute', label: 'Tokens a minute', placeholder: 'as the server allows', max: 1_000_000_000 },
] as const

/** How much is sent to a server. A server that refuses requests is sent fewer at once, whatever stands here. */
export function LimitFields({ limits, onChange }: { limits: LimitDraft; onChange: (limits: LimitDraft) => void }) {
  return (
    <SimpleGrid cols={3} spacing="sm">
      {fields.map(({ name, ...field }) => (
        <NumberInput
          key={name}
          {...field}
          min={1}
          allowDecimal={false}
          thousandSeparator=","
          value={limits[name] ?? ''}
          onChange={(value) => onChange({ ...limits, [name]: typeof value === 'number' ? value : null })}
        />
      ))}
    </SimpleGrid>
  )
}
