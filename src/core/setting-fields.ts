import { z } from 'zod'
import { settingsSchema, type Settings } from './settings.ts'

/** One setting as a form, a flag or a table of the docs needs it. */
export interface SettingField {
  name: keyof Settings
  title: string
  /** One line of help. */
  description: string
  group: 'sampling' | 'penalties' | 'exclusion' | 'output'
  kind: 'number' | 'integer' | 'boolean' | 'text' | 'texts' | 'json'
  minimum?: number
  maximum?: number
  /** The value lies above `minimum`, not on it. */
  isAboveMinimum: boolean
  step: number
  isLocalOnly: boolean
}

const propertySchema = z.object({
  title: z.string(),
  description: z.string(),
  group: z.enum(['sampling', 'penalties', 'exclusion', 'output']),
  type: z.enum(['number', 'integer', 'boolean', 'string', 'array', 'object']),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  step: z.number().default(1),
  isLocalOnly: z.boolean().default(false),
})

const kinds = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  string: 'text',
  array: 'texts',
  object: 'json',
} as const

/** Every generation setting, in the order of forms, read from the schema that checks them. */
export const settingFields: readonly SettingField[] = Object.entries(
  z.toJSONSchema(settingsSchema, { io: 'input' }).properties ?? {},
).map(([name, property]) => {
  const { type, minimum, exclusiveMinimum, maximum, ...rest } = propertySchema.parse(property)
  const lowest = exclusiveMinimum ?? minimum
  return {
    ...rest,
    name: name as keyof Settings,
    kind: kinds[type],
    isAboveMinimum: exclusiveMinimum !== undefined,
    ...(lowest === undefined ? {} : { minimum: lowest }),
    // The schema gives whole numbers without a range the largest one that JSON can hold.
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  }
})
