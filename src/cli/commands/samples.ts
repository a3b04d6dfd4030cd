import type { CliContext, ExitCode } from '../cli-context.ts'

/** `assay samples`: puts the sample experiments (back) into the workspace. */
export async function addSamplesCommand({ client, output }: CliContext): Promise<ExitCode> {
  const added = await client.workspace.addSamples({})
  output.print(added, () => `${added.experimentIds.length} sample experiments are in the workspace.`)
  return 0
}
