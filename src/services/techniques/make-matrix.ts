import type { VariantSet } from '../../contract/techniques.ts'
import { isAssayError } from '../../core/errors.ts'
import { applyTechniques } from '../../core/techniques/index.ts'
import { usualRecipes, type Recipe, type RecipeMaterial } from '../../core/techniques/recipes.ts'
import type { ServiceContext } from '../api/context.ts'
import { getVersion } from '../prompts/get-version.ts'
import { saveVariants, type Candidate, type VariantsInput } from './save-variants.ts'

export interface MatrixInput extends VariantsInput {
  /** Only these of the usual recipes, by name; all of them otherwise. */
  recipes?: readonly string[] | undefined
  material: RecipeMaterial
}

/**
 * Makes variants of one version by the usual techniques, each on a branch `technique/...`, and an experiment of them. A
 * recipe that does not fit the prompt is left out with its reason. Throws as saveVariants does.
 */
export function makeMatrix(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events'>,
  input: MatrixInput,
): VariantSet {
  const version = getVersion(context.stores, input.versionId)
  const candidates: Candidate[] = []
  const unfit: VariantSet['left'] = []
  for (const { name, steps } of chosenRecipes(usualRecipes(version.content, input.material), input.recipes)) {
    try {
      const { content, notes } = applyTechniques(version.content, steps)
      candidates.push({ name, branch: `technique/${name.replaceAll(' ', '-')}`, content, note: notes.join(' ') })
    } catch (error) {
      if (!isAssayError(error)) throw error
      unfit.push({ name, reason: error.message })
    }
  }
  const made = saveVariants(context, input, {
    experimentName: `Techniques: ${version.promptName}`.slice(0, 120),
    description: `Ways to ask the same as "${version.promptName}" v${version.number}.`,
    candidates,
  })
  return { ...made, left: [...unfit, ...made.left] }
}

function chosenRecipes(recipes: readonly Recipe[], names: readonly string[] | undefined): readonly Recipe[] {
  return names === undefined ? recipes : recipes.filter(({ name }) => names.includes(name))
}
