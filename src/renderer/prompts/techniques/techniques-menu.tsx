import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPuzzle, IconTable, IconTrendingUp, IconWand } from '@tabler/icons-react'

/** What can be done to a prompt by techniques. */
export function TechniquesMenu({
  onApply,
  onMatrix,
  onAblation,
  onOptimise,
}: {
  onApply: () => void
  onMatrix: () => void
  onAblation: () => void
  onOptimise: () => void
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconWand size={15} />} rightSection={<IconChevronDown size={13} />}>
          Techniques
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconWand size={14} />} onClick={onApply}>
          Apply a technique…
        </Menu.Item>
        <Menu.Item leftSection={<IconTable size={14} />} onClick={onMatrix}>
          Compare techniques…
        </Menu.Item>
        <Menu.Item leftSection={<IconPuzzle size={14} />} onClick={onAblation}>
          Take it apart…
        </Menu.Item>
        <Menu.Item leftSection={<IconTrendingUp size={14} />} onClick={onOptimise}>
          Optimise…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
