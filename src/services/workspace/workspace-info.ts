import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { WorkspaceInfo } from '../../contract/workspace.ts'
import type { ServiceContext } from '../api/context.ts'

/** Name of the folder, beside the database, that holds copies from before migrations. */
export const backupFolder = 'backups'

/** Where the workspace is and how large. */
export async function getWorkspaceInfo({
  directory,
  databasePath,
  appVersion,
  host,
  secrets,
  stores,
}: ServiceContext): Promise<WorkspaceInfo> {
  const { entries, bytes } = stores.cache.size()
  return {
    directory,
    databasePath,
    // What was written lately is in the log beside the file.
    databaseBytes: sizeOf(databasePath) + sizeOf(`${databasePath}-wal`),
    version: appVersion,
    host,
    secretStore: secrets.kind,
    cacheEntries: entries,
    cacheBytes: bytes,
    backups: await listBackups(path.join(directory, backupFolder)),
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** Newest first; a folder that was never needed holds none. */
async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.db'))
    .toSorted()
    .toReversed()
}
