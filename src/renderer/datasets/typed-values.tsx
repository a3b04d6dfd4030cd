import { Stack, Text, Textarea } from '@mantine/core'

/** A field for each variable of a template, where no dataset gives them. */
export function TypedValues({
  names,
  values,
  onType,
}: {
  names: readonly string[]
  values: Readonly<Record<string, string>>
  onType: (name: string, value: string) => void
}) {
  if (names.length === 0) return <Text c="dimmed">The prompt has no variables.</Text>
  return (
    <Stack gap="xs">
      {names.map((name) => (
        <Textarea
          key={name}
          label={name}
          autosize
          minRows={1}
          maxRows={8}
          value={values[name] ?? ''}
          onChange={(event) => onType(name, event.currentTarget.value)}
        />
      ))}
    </Stack>
  )
}
