import { ActionIcon, Group, Select, Stack, Text, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { fitValue } from '../../../core/prompts/fit-value.ts'
import { type VariableDeclaration, variableTypes } from '../../../core/prompts/variable-declaration.ts'
import { shownDefault, withDefault, withDescription } from './change-declarations.ts'
import styles from './variable-card.module.css'

/** One declared variable. */
export function VariableCard({
  name,
  declaration,
  isUsed,
  onChange,
  onRemove,
}: {
  name: string
  declaration: VariableDeclaration
  isUsed: boolean
  onChange: (declaration: VariableDeclaration) => void
  onRemove: () => void
}) {
  const { type, description = '' } = declaration
  const fitted = declaration.default === undefined ? undefined : fitValue(declaration.default, type)
  return (
    <section className={styles.card} aria-label={`Variable ${name}`}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text component="h3" className={styles.name}>
          {name}
          {isUsed ? null : <small>not used</small>}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Select
            aria-label={`Type of ${name}`}
            size="xs"
            w={104}
            data={[...variableTypes]}
            value={type}
            allowDeselect={false}
            onChange={(chosen) => {
              const next = variableTypes.find((one) => one === chosen)
              if (next) onChange(withDefault({ ...declaration, type: next }, shownDefault(declaration)))
            }}
          />
          <Tooltip label="Take the declaration back">
            <ActionIcon size="sm" aria-label={`Remove the declaration of ${name}`} onClick={onRemove}>
              <IconTrash size={14} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <Stack gap={6}>
        <TextInput
          size="xs"
          label="Description"
          placeholder="What it holds"
          value={description}
          maxLength={1000}
          onChange={(event) => onChange(withDescription(declaration, event.currentTarget.value))}
        />
        <Textarea
          size="xs"
          label="Default"
          placeholder={
            type === 'list' ? '["a", "b"]' : type === 'object' ? '{"key": "value"}' : 'none: every row brings one'
          }
          autosize
          minRows={1}
          maxRows={6}
          value={shownDefault(declaration)}
          error={fitted && 'problem' in fitted ? `It is ${fitted.problem}.` : undefined}
          onChange={(event) => onChange(withDefault(declaration, event.currentTarget.value))}
        />
      </Stack>
    </section>
  )
}
