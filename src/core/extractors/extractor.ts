import { z } from 'zod'
import { regexProblem } from '../text/user-regex.ts'

/** The marker that answers are asked to start with when nothing else is said. */
const defaultMarker = 'Answer:'

const wholeSchema = z.strictObject({ kind: z.literal('whole') })

const lastLineSchema = z.strictObject({ kind: z.literal('last-line') })

const afterMarkerSchema = z.strictObject({
  kind: z.literal('after-marker'),
  marker: z.string().min(1).max(200).default(defaultMarker),
  ignoreCase: z.boolean().optional(),
  /** `line` (the default) takes the rest of the marker's line, or the next line with text; `end` takes everything. */
  until: z.enum(['line', 'end']).optional(),
})

const regexSchema = z
  .strictObject({
    kind: z.literal('regex'),
    pattern: z.string().min(1).max(2000),
    /** Any of i, m, s and u. */
    flags: z.string().max(8).optional(),
    /** Number or name of the group that holds the answer; otherwise the first group, or the match without groups. */
    group: z.union([z.int().min(0).max(100), z.string().min(1).max(100)]).optional(),
  })
  .superRefine(({ pattern, flags }, context) => {
    const problem = regexProblem({ pattern, flags })
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['pattern'], message: problem })
  })

const jsonPathSchema = z.strictObject({
  kind: z.literal('json-path'),
  /** JSONPath such as `$.answer` or `$.items[0].name`; filters and scripts are not run. */
  path: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((path) => !/[?(]/u.test(path), 'filters "?()" and scripts "()" are not run: name the property instead')
    .refine((path) => path.split('..').length <= 3, 'use ".." twice at most'),
})

/** How the answer is taken out of a model's output, as data. Knows no implementation: see extract-answer.ts. */
export const extractorSchema = z.discriminatedUnion('kind', [
  wholeSchema,
  lastLineSchema,
  afterMarkerSchema,
  regexSchema,
  jsonPathSchema,
])

export type Extractor = z.infer<typeof extractorSchema>

/** The extractor of one kind. */
export type ExtractorOf<K extends Extractor['kind']> = Extract<Extractor, { kind: K }>

/** What an extractor found; null when the output holds no answer of that form, with the reason in words. */
export type Extraction = { answer: string } | { answer: null; reason: string }

/** What a person chooses between, in the order to offer it. */
export const extractorCatalogue: readonly { kind: Extractor['kind']; title: string; description: string }[] = [
  { kind: 'whole', title: 'Whole output', description: 'The output as it is.' },
  { kind: 'last-line', title: 'Last line', description: 'The last line that is not blank.' },
  { kind: 'after-marker', title: 'After a marker', description: 'What follows the last "Answer:", or another marker.' },
  { kind: 'regex', title: 'Regular expression', description: 'The first match, or one of its groups.' },
  { kind: 'json-path', title: 'JSON path', description: 'A value of a JSON output, fenced or not.' },
]
