import {
  IconAdjustmentsHorizontal,
  IconCpu,
  IconDatabase,
  IconFlask,
  IconHistory,
  IconMessages,
  IconPlayerPlay,
  type Icon,
} from '@tabler/icons-react'

/** A page of the rail. */
export interface Destination {
  path: '/prompts' | '/playground' | '/experiments' | '/runs' | '/datasets' | '/models' | '/settings'
  label: string
  icon: Icon
  keys: string
}

/** The pages, in the order of the rail. */
export const destinations: readonly Destination[] = [
  { path: '/prompts', label: 'Prompts', icon: IconMessages, keys: '1' },
  { path: '/playground', label: 'Playground', icon: IconPlayerPlay, keys: '2' },
  { path: '/experiments', label: 'Experiments', icon: IconFlask, keys: '3' },
  { path: '/runs', label: 'Runs', icon: IconHistory, keys: '4' },
  { path: '/datasets', label: 'Datasets', icon: IconDatabase, keys: '5' },
  { path: '/models', label: 'Models', icon: IconCpu, keys: '6' },
  { path: '/settings', label: 'Settings', icon: IconAdjustmentsHorizontal, keys: '7' },
]
