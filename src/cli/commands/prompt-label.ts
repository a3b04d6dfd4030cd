import type { LabelMove } from '../../contract/versions.ts'
import { AssayError } from '../../core/errors.ts'
import type { LabelPolicy } from '../../core/prompts/label-policy.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findPrompt } from '../find-version.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface LabelOptions {
  reason?: string
  remove?: boolean
}

/** `assay prompts label NAME [LABEL] [VERSION]`: tells where labels are and were, or sets one; 1 when its policy is not met. */
export async function labelCommand(
  cli: CliContext,
  name: string,
  label: string | undefined,
  version: string | undefined,
  { reason, remove }: LabelOptions,
): Promise<ExitCode> {
  const { client, output } = cli
  const { id: promptId } = await findPrompt(client, name)
  const why = reason === undefined ? {} : { reason }
  if (label !== undefined && remove) {
    await client.prompts.setLabel({ promptId, label, versionId: null, ...why })
    output.print({ label, versionId: null }, () => `The label ${label} is gone`)
    return 0
  }
  if (label === undefined || version === undefined) return listMoves(cli, promptId, label)
  const { id: versionId, number } = await client.versions.find({ promptId, reference: version })
  const check = await client.versions.checkLabel({ promptId, label, versionId })
  if (check.state === 'refused' && reason === undefined) {
    output.print({ label, versionId, isSet: false, ...check }, () => `✗ ${toPlainText(check.sentence)}`)
    output.remark('To set it all the same, say why: --reason TEXT')
    return 1
  }
  await client.prompts.setLabel({ promptId, label, versionId, ...why })
  const said = check.state === 'refused' ? 'The reason is kept, since its policy is not met.' : check.sentence
  output.print({ label, versionId, isSet: true, ...check }, () => `${label} is on v${number}. ${toPlainText(said)}`)
  return 0
}

async function listMoves(
  { client, output }: CliContext,
  promptId: string,
  label: string | undefined,
): Promise<ExitCode> {
  const moves = await client.versions.labelMoves({ promptId, limit: 200, ...(label === undefined ? {} : { label }) })
  const place = (number: number | null) => (number === null ? '–' : `v${number}`)
  output.print(moves, () =>
    formatTable(
      ['label', 'from', 'to', 'when', 'who', 'why'],
      moves.map((move) => [
        move.label,
        place(move.fromNumber),
        place(move.toNumber),
        move.movedAt.slice(0, 16).replace('T', ' '),
        move.author,
        describeReason(move),
      ]),
    ),
  )
  return 0
}

function describeReason({ reason, verdict, isOverride }: LabelMove): string {
  return [isOverride ? 'without the verdict that it needs:' : '', reason ?? '', isOverride ? '' : (verdict ?? '')]
    .filter((part) => part !== '')
    .join(' ')
}

export interface PolicyOptions {
  require?: LabelPolicy['accepts']
  dataset?: string
  metric?: string
  rows?: number
  remove?: boolean
}

/** `assay prompts policy NAME [LABEL] [--require better equivalent ...]`: what labels need before they move. */
export async function policyCommand(
  { client, output }: CliContext,
  name: string,
  label: string | undefined,
  options: PolicyOptions,
): Promise<ExitCode> {
  const { id: promptId } = await findPrompt(client, name)
  if (options.remove || options.require) {
    if (label === undefined)
      throw new AssayError('bad-input', {
        what: 'No label is named',
        mend: 'say which one after the name of the prompt',
      })
    const policy = options.remove ? null : await readPolicy(client, options)
    await client.versions.setPolicy({ promptId, label, policy })
  }
  const policies = (await client.versions.policies({ promptId })).filter(
    (one) => label === undefined || one.label === label,
  )
  const datasets = await client.datasets.list({})
  output.print(policies, () =>
    formatTable(
      ['label', 'needs', 'dataset', 'metric', 'rows'],
      policies.map(({ label: of, policy }) => [
        of,
        policy.accepts.join(' or '),
        policy.datasetId === null ? 'any' : (datasets.find(({ id }) => id === policy.datasetId)?.name ?? 'gone'),
        policy.metricId ?? "the run's first",
        String(policy.minimumRows),
      ]),
    ),
  )
  return 0
}

async function readPolicy(client: CliContext['client'], options: PolicyOptions): Promise<LabelPolicy> {
  const dataset =
    options.dataset === undefined
      ? null
      : (await client.datasets.list({})).find(({ id, name }) => name === options.dataset || id === options.dataset)
  if (dataset === undefined)
    throw new AssayError('not-found', {
      what: 'dataset',
      id: options.dataset ?? '',
      mend: 'list them with assay datasets',
    })
  const metrics = await client.experiments.metrics({})
  if (options.metric !== undefined && !metrics.some(({ id }) => id === options.metric))
    throw new AssayError('not-found', {
      what: 'metric',
      id: options.metric,
      mend: metrics.map(({ id }) => id).join(', '),
    })
  return {
    accepts: options.require ?? ['better'],
    datasetId: dataset?.id ?? null,
    metricId: options.metric ?? null,
    minimumRows: options.rows ?? 1,
  }
}
