import { z } from 'zod'
import { scored, type Metric } from '../metric.ts'
import { compileRegex, regexProblem } from '../text/user-regex.ts'

const options = z
  .strictObject({
    pattern: z.string().min(1).max(2000).meta({
      title: 'Regular expression',
      description: "In JavaScript's syntax, without looking ahead or behind and without references to groups.",
    }),
    flags: z.string().max(8).default('').meta({
      title: 'Flags',
      description: 'Any of i (ignore case), m (^ and $ at lines), s (. is any character) and u.',
    }),
    negate: z
      .boolean()
      .default(false)
      .meta({ title: 'Must not match', description: 'Answers in which it is found fail, and all others pass.' }),
  })
  .superRefine((source, context) => {
    const problem = regexProblem(source)
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['pattern'], message: problem })
  })

export type RegexOptions = z.infer<typeof options>

/** 1 when a regular expression matches anywhere in the answer, else 0; the other way round with `negate`. */
export const regex: Metric<RegexOptions> = {
  id: 'regex',
  title: 'Regular expression',
  description: 'A regular expression matches somewhere in the answer.',
  scale: 'pass-fail',
  options,
  score({ answer }, { pattern, flags, negate }) {
    const isMatch = compileRegex({ pattern, flags }, 'the metric').test(answer)
    return scored(Number(isMatch !== negate))
  },
}
