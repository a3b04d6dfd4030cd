import type { LintRule } from './lint-rule.ts'
import { conflictingInstructions } from './rules/conflicting-instructions.ts'
import { contextWindow } from './rules/context-window.ts'
import { highTemperature } from './rules/high-temperature.ts'
import { injectionProneInput } from './rules/injection-prone-input.ts'
import { labelSetNotStated } from './rules/label-set-not-stated.ts'
import { leakingExamples } from './rules/leaking-examples.ts'
import { lowTemperature } from './rules/low-temperature.ts'
import { mistypedDefault } from './rules/mistyped-default.ts'
import { noOutputFormat } from './rules/no-output-format.ts'
import { templateSyntax } from './rules/template-syntax.ts'
import { trailingSpace } from './rules/trailing-space.ts'
import { unbalancedExamples } from './rules/unbalanced-examples.ts'
import { undefinedVariable } from './rules/undefined-variable.ts'
import { undelimitedData } from './rules/undelimited-data.ts'
import { unknownBlockMarker } from './rules/unknown-block-marker.ts'
import { unknownPartial } from './rules/unknown-partial.ts'
import { unmarkedAnswer } from './rules/unmarked-answer.ts'
import { unusedVariable } from './rules/unused-variable.ts'
import { vagueInstruction } from './rules/vague-instruction.ts'

/** Every rule of the linter; the window, the command line and `docs/linter.md` follow this list. */
export const lintRules: readonly LintRule[] = [
  templateSyntax,
  undefinedVariable,
  unusedVariable,
  mistypedDefault,
  unknownPartial,
  unknownBlockMarker,
  vagueInstruction,
  noOutputFormat,
  undelimitedData,
  conflictingInstructions,
  labelSetNotStated,
  unbalancedExamples,
  leakingExamples,
  unmarkedAnswer,
  highTemperature,
  lowTemperature,
  contextWindow,
  trailingSpace,
  injectionProneInput,
]
