import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { AssayError } from '../../../core/errors.ts'
import {
  type VariableDeclaration,
  type VariableDeclarations,
  variableDeclarationsSchema,
} from '../../../core/prompts/variable-declaration.ts'
import { openNameDialog } from '../../components/name-dialog.tsx'
import { declare, undeclaredNames, withoutDeclaration } from './change-declarations.ts'
import { VariableCard } from './variable-card.tsx'

/** The variables of a prompt: their types, what they mean, and what is taken where a row brings no value. */
export function VariablesForm({
  declarations = {},
  usedVariables,
  onChange,
}: {
  declarations: VariableDeclarations | undefined
  /** The names that the messages use. */
  usedVariables: readonly string[]
  /** Undefined where no variable is declared. */
  onChange: (declarations: VariableDeclarations | undefined) => void
}) {
  const change = (name: string, declaration: VariableDeclaration): void =>
    onChange(declare(declarations, name, declaration))
  const declared = Object.entries(declarations)
  const undeclared = undeclaredNames(declarations, usedVariables)
  const askForName = (): void =>
    openNameDialog({
      title: 'Declare a variable',
      action: 'Declare',
      placeholder: 'tone',
      submit: async (name) => {
        const { error } = variableDeclarationsSchema.safeParse({ [name.trim()]: {} })
        if (error)
          throw new AssayError('bad-input', { what: `"${name}" is no name`, mend: error.issues[0]?.message ?? '' })
        change(name.trim(), { type: 'text' })
      },
    })
  return (
    <Stack gap="sm">
      {declared.length === 0 ? (
        <Text c="dimmed" size="sm">
          No variable is declared: each one that the messages use is a text that every row must bring. Declare one to
          give it a type, a default and a description.
        </Text>
      ) : null}
      {declared.map(([name, declaration]) => (
        <VariableCard
          key={name}
          name={name}
          declaration={declaration}
          isUsed={usedVariables.includes(name)}
          onChange={(changed) => change(name, changed)}
          onRemove={() => onChange(withoutDeclaration(declarations, name))}
        />
      ))}
      <Group gap="xs">
        {undeclared.map((name) => (
          <Button
            key={name}
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={13} />}
            onClick={() => change(name, { type: 'text' })}
          >
            Declare {name}
          </Button>
        ))}
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={13} />} onClick={askForName}>
          Another variable
        </Button>
      </Group>
    </Stack>
  )
}
