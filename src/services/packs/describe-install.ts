import type { InstallRecord } from './install-prompt.ts'

/** What was installed, in one sentence. */
export function describeInstall({
  packName,
  newPrompts,
  restoredPrompts,
  versions,
  branches,
  labels,
  labelsLeft,
  datasets,
  experiments,
}: InstallRecord): string {
  const forwarded = branches.filter(({ how }) => how === 'forwarded')
  const beside = branches.filter(({ how }) => how === 'beside')
  const parts = [
    count(newPrompts.length, 'new prompt'),
    restoredPrompts.length > 0 ? `${count(restoredPrompts.length, 'prompt')} back from the archive` : '',
    count(versions, 'version'),
    forwarded.length > 0 ? `${count(forwarded.length, 'branch', 'branches')} moved on` : '',
    count(labels.length, 'label'),
    count(datasets.length, 'dataset'),
    count(experiments.length, 'experiment'),
  ].filter((part) => part !== '')
  const done =
    parts.length === 0 && beside.length === 0
      ? `Everything in the pack "${packName}" was here already`
      : `Installed "${packName}": ${parts.join(', ') || 'no new versions'}`
  const apart = beside.map(
    ({ prompt, branch }) => `"${prompt}" has moved on here too, so the pack's head is on the branch "${branch}"`,
  )
  const left =
    labelsLeft.length === 0
      ? []
      : [
          `${count(labelsLeft.length, 'label')} of the pack ${labelsLeft.length === 1 ? 'was' : 'were'} left where ${labelsLeft.length === 1 ? 'it is' : 'they are'}`,
        ]
  return `${[done, ...apart, ...left].join('; ')}.`
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`
}
