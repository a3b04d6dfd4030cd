import type { PackChanges } from '../../contract/packs.ts'
import { diffPack as diffOutlines } from '../../formats/pack/diff-pack.ts'
import { outlinePack } from '../../formats/pack/pack-outline.ts'
import type { ServiceContext } from '../api/context.ts'
import { readAgreed } from './agreed.ts'
import { outlineWorkspace } from './outline-workspace.ts'
import type { PackSource } from './read-pack-source.ts'
import { readVerifiedPack } from './verify-pack.ts'

/** What a pack brings to the workspace, or to another pack. Throws `pack-broken` for a pack that does not verify. */
export async function diffPack(
  context: Pick<ServiceContext, 'stores' | 'host'>,
  input: { pack: PackSource; other?: PackSource | undefined },
): Promise<PackChanges> {
  const pack = await readVerifiedPack(context, { pack: input.pack })
  const outline = outlinePack(pack)
  if (input.other !== undefined) {
    const other = outlinePack(await readVerifiedPack(context, { pack: input.other }))
    return { packName: pack.name, ...diffOutlines(outline, other) }
  }
  const { stores } = context
  return { packName: pack.name, ...diffOutlines(outline, outlineWorkspace(stores, pack), readAgreed(stores.settings)) }
}
