import { z } from 'zod'
import { isDeeperThan } from './text/parse-json-answer.ts'

/** What else the schema says of a setting, for forms and docs. */
interface SettingMeta {
  title: string
  /** One line of help. */
  description: string
  group: 'sampling' | 'penalties' | 'exclusion' | 'output'
  /** How far one press of an arrow key goes. */
  step?: number
  /** Only the local runtime has it; elsewhere it is refused, never dropped. */
  isLocalOnly?: boolean
}

const described = <S extends z.ZodType>(schema: S, meta: SettingMeta): S => schema.meta({ ...meta })

const mostSchemaCharacters = 200_000
const mostSchemaLevels = 100

/**
 * Generation settings, in the names and ranges of the field. A setting left out is the backend's default; the engine
 * fills `seed` from the experiment, so that every cell has one. Titles, help and ranges are read by `settingFields`.
 *
 * The penalties are llama.cpp's: they look at the last `repeatLastN` tokens of prompt and answer, DRY at the answer only.
 */
export const settingsSchema = z
  .strictObject({
    temperature: described(z.number().min(0).max(2).optional(), {
      title: 'Temperature',
      description: '0 is greedy: always the most probable token',
      group: 'sampling',
      step: 0.1,
    }),
    maxTokens: described(z.int().min(1).max(1_000_000).optional(), {
      title: 'Max tokens',
      description: 'The longest answer',
      group: 'sampling',
      step: 16,
    }),
    topP: described(z.number().gt(0).max(1).optional(), {
      title: 'Top P',
      description: 'Keep the most probable tokens that reach p together; 1 keeps all',
      group: 'sampling',
      step: 0.05,
    }),
    topK: described(z.int().min(0).optional(), {
      title: 'Top K',
      description: 'Keep the k most probable tokens; 0 keeps all',
      group: 'sampling',
    }),
    minP: described(z.number().min(0).max(1).optional(), {
      title: 'Min P',
      description: 'Drop tokens below this share of the most probable one; 0 keeps all',
      group: 'sampling',
      step: 0.01,
    }),
    seed: described(z.int().min(0).max(4_294_967_295).optional(), {
      title: 'Seed',
      description: 'The same seed draws the same tokens',
      group: 'sampling',
    }),
    /** Texts that end the answer; they are not part of it. */
    stop: described(z.array(z.string().min(1)).max(16).optional(), {
      title: 'Stop',
      description: 'Texts that end the answer',
      group: 'sampling',
    }),
    isDeterministic: described(z.boolean().optional(), {
      title: 'Deterministic',
      description: 'One answer at a time, evaluated from its first token on: slower, and the same to the last bit',
      group: 'sampling',
      isLocalOnly: true,
    }),
    repeatPenalty: described(z.number().gt(0).max(10).optional(), {
      title: 'Repeat penalty',
      description: 'Divide the score of recent tokens by this; 1 is off',
      group: 'penalties',
      step: 0.05,
      isLocalOnly: true,
    }),
    repeatLastN: described(z.int().min(-1).max(1_000_000).optional(), {
      title: 'Repeat last N',
      description: 'How many tokens count as recent (64); 0 is off, -1 all',
      group: 'penalties',
      step: 16,
      isLocalOnly: true,
    }),
    frequencyPenalty: described(z.number().min(-2).max(2).optional(), {
      title: 'Frequency penalty',
      description: 'Lower a token for each time it came; 0 is off',
      group: 'penalties',
      step: 0.1,
    }),
    presencePenalty: described(z.number().min(-2).max(2).optional(), {
      title: 'Presence penalty',
      description: 'Lower every token that came at all; 0 is off',
      group: 'penalties',
      step: 0.1,
    }),
    dryMultiplier: described(z.number().min(0).max(10).optional(), {
      title: 'DRY multiplier',
      description: 'Penalise going on with a repeated passage; 0 is off, 0.8 is usual',
      group: 'penalties',
      step: 0.1,
      isLocalOnly: true,
    }),
    dryBase: described(z.number().min(1).max(10).optional(), {
      title: 'DRY base',
      description: 'How fast that grows with the passage (1.75)',
      group: 'penalties',
      step: 0.05,
      isLocalOnly: true,
    }),
    dryAllowedLength: described(z.int().min(1).max(1000).optional(), {
      title: 'DRY allowed length',
      description: 'Passages of up to so many tokens may be repeated (2)',
      group: 'penalties',
      isLocalOnly: true,
    }),
    dryLastN: described(z.int().min(-1).max(1_000_000).optional(), {
      title: 'DRY last N',
      description: 'How far back in the answer it looks, in tokens; 0 is off, -1 all (-1)',
      group: 'penalties',
      step: 16,
      isLocalOnly: true,
    }),
    xtcProbability: described(z.number().min(0).max(1).optional(), {
      title: 'XTC probability',
      description: 'How often the most probable choices are left out; 0 is off',
      group: 'exclusion',
      step: 0.05,
      isLocalOnly: true,
    }),
    xtcThreshold: described(z.number().min(0).max(0.5).optional(), {
      title: 'XTC threshold',
      description: 'Only choices at least this probable are left out, all but the last (0.1)',
      group: 'exclusion',
      step: 0.05,
      isLocalOnly: true,
    }),
    jsonSchema: described(
      z
        .record(z.string(), z.unknown())
        .refine(isOfReasonableSize, 'the schema must be JSON of at most 200,000 characters and 100 levels')
        .optional(),
      {
        title: 'JSON Schema',
        description: 'The answer is JSON of this shape, and is checked against it',
        group: 'output',
      },
    ),
    grammar: described(z.string().trim().min(1).max(mostSchemaCharacters).optional(), {
      title: 'Grammar',
      description: 'GBNF: the answer is a text that the rule "root" makes',
      group: 'output',
      isLocalOnly: true,
    }),
  })
  .refine(({ jsonSchema, grammar }) => jsonSchema === undefined || grammar === undefined, {
    message: 'an answer follows a JSON Schema or a grammar, not both',
    path: ['grammar'],
  })

export type Settings = z.infer<typeof settingsSchema>

function isOfReasonableSize(schema: Record<string, unknown>): boolean {
  try {
    const text = JSON.stringify(schema)
    return text.length <= mostSchemaCharacters && !isDeeperThan(text, mostSchemaLevels)
  } catch {
    // Circular, or holding what JSON cannot.
    return false
  }
}
