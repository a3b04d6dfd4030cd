import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Command, commandGroups } from '../commands/command.ts'
import { useAllCommands } from '../commands/command-store.ts'
import { KeyCaps } from '../components/key-caps.tsx'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { experimentQueries } from '../queries/experiment-queries.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import styles from './command-palette.module.css'

/** Every command with its key, and every prompt, experiment and dataset by name. */
export function CommandPalette() {
  const navigate = useNavigate()
  const commands = useAllCommands().filter((command) => command.isEnabled !== false)
  const { data: prompts = [] } = useQuery(promptQueries.list())
  const { data: experiments = [] } = useQuery(experimentQueries.list())
  const { data: datasets = [] } = useQuery(datasetQueries.list())

  const named: SpotlightActionGroupData[] = [
    {
      group: 'Prompts',
      actions: prompts.map(({ id, name }) => ({
        id: `prompt-${id}`,
        label: name,
        onClick: () => void navigate({ to: '/prompts/$promptId', params: { promptId: id } }),
      })),
    },
    {
      group: 'Experiments',
      actions: experiments.map(({ id, name }) => ({
        id: `experiment-${id}`,
        label: name,
        onClick: () => void navigate({ to: '/experiments/$experimentId', params: { experimentId: id } }),
      })),
    },
    {
      group: 'Datasets',
      actions: datasets.map(({ id, name }) => ({
        id: `dataset-${id}`,
        label: name,
        onClick: () => void navigate({ to: '/datasets/$datasetId', params: { datasetId: id } }),
      })),
    },
  ]

  return (
    <Spotlight
      shortcut={null}
      actions={[...grouped(commands), ...named].filter(({ actions }) => actions.length > 0)}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ action: styles.action ?? '' }}
      scrollable
      maxHeight={460}
      nothingFound="Nothing of that name"
      searchProps={{
        'leftSection': <IconSearch size={16} />,
        'placeholder': 'Search prompts, experiments, datasets and actions',
        'aria-label': 'Search prompts, experiments, datasets and actions',
        'size': 'md',
      }}
    />
  )
}

function grouped(commands: readonly Command[]): SpotlightActionGroupData[] {
  return commandGroups.map((group) => ({
    group,
    actions: commands
      .filter((command) => command.group === group)
      .map(({ id, title, keys, keywords, run }) => ({
        id,
        label: title,
        keywords: keywords ?? [],
        rightSection: keys ? <KeyCaps keys={keys} /> : null,
        onClick: run,
      })),
  }))
}
