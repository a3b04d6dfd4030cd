import { NumberInput } from '@mantine/core'

/** How many answers a variant draws for a row; with more than one the most frequent counts. */
export function SamplesField({
  letter,
  samples,
  onChange,
}: {
  letter: string
  samples: number | undefined
  onChange: (samples: number | undefined) => void
}) {
  return (
    <NumberInput
      label="Answers for a row"
      description={
        samples === undefined
          ? 'From 2 on they vote, and the most frequent counts.'
          : 'They vote, and the most frequent counts.'
      }
      aria-label={`Answers for a row of variant ${letter}`}
      min={1}
      max={64}
      allowDecimal={false}
      clampBehavior="strict"
      value={samples ?? 1}
      onChange={(value) => onChange(typeof value === 'number' && value > 1 ? value : undefined)}
    />
  )
}
