import type { VariantSet } from '../contract/techniques.ts'
import { shortId } from '../core/prompts/version.ts'
import type { CliContext } from './cli-context.ts'
import { formatTable } from './output.ts'

/** Says which variants were made, what was left out, and how to run them. */
export function printVariantSet({ output }: Pick<CliContext, 'output'>, made: VariantSet): void {
  output.print(made, () =>
    [
      formatTable(
        ['variant', 'version', 'branch', 'what makes it'],
        made.variants.map(({ name, versionId, branch, note }) => [name, shortId(versionId), branch, note]),
      ),
      ...made.left.map(({ name, reason }) => `Left out "${name}": ${reason}`),
      `Run it with: assay run --experiment "${made.experimentName}"`,
    ].join('\n'),
  )
}
