import { buildPack, downloadPack } from '../packs/build-pack.ts'
import { diffPack } from '../packs/diff-pack.ts'
import type { PackFolders } from '../packs/pack-folders.ts'
import { syncPack } from '../packs/sync-pack.ts'
import { installPack } from '../packs/install-pack.ts'
import { verifyPack } from '../packs/verify-pack.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `packs.*`. */
export function createPackProcedures({ packs }: Implementer, context: ServiceContext, folders: PackFolders) {
  return {
    build: packs.build.handler(({ input }) => buildPack(context, input)),
    download: packs.download.handler(({ input }) => downloadPack(context, input)),
    verify: packs.verify.handler(({ input }) => verifyPack(context, input)),
    diff: packs.diff.handler(({ input }) => diffPack(context, input)),
    install: packs.install.handler(({ input }) => installPack(context, input)),
    sync: packs.sync.handler(({ input }) => syncPack(context, input)),
    folders: packs.folders.handler(() => folders.list()),
    keepFolder: packs.keepFolder.handler(({ input }) => {
      folders.keep(input)
      return {}
    }),
    dropFolder: packs.dropFolder.handler(({ input }) => {
      folders.drop(input.folder)
      return {}
    }),
  }
}
