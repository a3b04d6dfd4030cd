import { Group, Text } from '@mantine/core'
import type { WorkspaceInfo } from '../../contract/workspace.ts'
import { KeyValues } from '../components/key-values.tsx'
import { formatBytes } from '../format/format-bytes.ts'
import { secretStoreStatement } from '../models/key-statement.ts'
import { AddSamplesButton } from './add-samples-button.tsx'
import { SettingsSection } from './settings-section.tsx'

const hosts = { electron: 'desktop app', web: 'browser, served from this workbench', cli: 'command line' }

/** Where the workspace lies and what is in it. */
export function WorkspaceSettings({ info }: { info: WorkspaceInfo }) {
  return (
    <>
      <SettingsSection title="Workspace">
        <KeyValues
          entries={[
            ['folder', info.directory],
            ['database', `${info.databasePath}, ${formatBytes(info.databaseBytes)}`],
            [
              'backups',
              info.backups.length === 0 ? (
                'none yet; one is made before the database changes its form'
              ) : (
                <Backups names={info.backups} />
              ),
            ],
          ]}
        />
        <Group justify="space-between">
          <Text>The sample prompts, datasets and experiments can be put back.</Text>
          <AddSamplesButton />
        </Group>
      </SettingsSection>
      <SettingsSection title="Keys">
        <Text>{secretStoreStatement(info.secretStore)}</Text>
      </SettingsSection>
      <SettingsSection title="About">
        <KeyValues
          entries={[
            ['version', info.version],
            ['window', hosts[info.host]],
          ]}
        />
      </SettingsSection>
    </>
  )
}

function Backups({ names }: { names: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 16 }}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}
