import type { RowChoice } from '../datasets/use-row-choice.ts'

/**
 * Names to complete while a template is written: the columns of the dataset, then those of the others for as long as
 * nobody has chosen one (writing a name is how it is chosen), then what the prompt uses already.
 */
export function completionNames(
  { dataset, datasets, isChosen }: Pick<RowChoice, 'dataset' | 'datasets' | 'isChosen'>,
  usedVariables: readonly string[],
): string[] {
  const others = isChosen ? [] : datasets.flatMap(({ columns }) => columns)
  return [...new Set([...(dataset?.columns ?? []), ...others, ...usedVariables])]
}
