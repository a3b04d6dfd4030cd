import { modals } from '@mantine/modals'
import { InstallPackForm } from './install-pack-form.tsx'

/** Asks for a pack and installs it after showing what it brings. */
export function openInstallPackDialog(): void {
  const modalId = modals.open({
    title: 'Install a pack',
    size: 'lg',
    children: <InstallPackForm close={() => modals.close(modalId)} />,
  })
}
