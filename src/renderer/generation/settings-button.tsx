import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import type { Settings } from '../../core/settings.ts'
import { SettingsForm } from './settings-form.tsx'

/** A button that opens the generation settings beside it. */
export function SettingsButton({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  return (
    <Popover width={380} position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label="Generation settings">
          <ActionIcon variant="default" size={30} aria-label="Generation settings">
            <IconAdjustments size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <SettingsForm settings={settings} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  )
}
