import { Group, Stack, Text } from '@mantine/core'
import type { ImportPlan } from '../../contract/transfer.ts'
import { ModelSelect } from '../models/model-select.tsx'

interface MissingModelsProps {
  models: ImportPlan['models']
  chosen: Readonly<Record<string, string>>
  onChoose: (written: string, modelId: string) => void
}

/** Asks what to run in the place of models that are not known here. */
export function MissingModels({ models, chosen, onChoose }: MissingModelsProps) {
  const asked = models.filter(({ written, modelId }) => modelId === null || chosen[written] !== undefined)
  if (asked.length === 0) return null
  return (
    <Stack gap={6}>
      <Text size="sm">Models that are not known here. Choose what to run in their place:</Text>
      {asked.map(({ written }) => {
        const name = written === '' ? 'Any model' : written
        return (
          <Group key={written} gap="xs" wrap="nowrap">
            <Text size="sm" style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <ModelSelect
              label={`Model for ${name}`}
              value={chosen[written] ?? null}
              onChange={(modelId) => onChoose(written, modelId)}
              w={260}
            />
          </Group>
        )
      })}
    </Stack>
  )
}
