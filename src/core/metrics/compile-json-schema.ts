import { Ajv, type Options, type ValidateFunction } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { AssayError } from '../errors.ts'
import { canonicalJson } from '../text/canonical-json.ts'
import { compileRegex } from '../text/user-regex.ts'

/** Undefined when a value is accepted, else where and why it is not, in words. */
export type SchemaCheck = (value: unknown) => string | undefined

const rememberedSize = 50
const remembered = new Map<string, SchemaCheck>()

/**
 * Compiles a JSON Schema (draft 7, 2019-09 or 2020-12 by its `$schema`; draft 7 otherwise) with formats. Keywords that
 * no draft knows are ignored, `$ref` never leaves the schema, and `pattern` runs on the linear-time engine of
 * user-regex.ts, so a hostile schema cannot hang on a hostile answer. Compiled schemas are kept by content.
 * Throws `bad-input` for a schema that is not one.
 */
export function compileJsonSchema(schema: Readonly<Record<string, unknown>>): SchemaCheck {
  const key = canonicalJson(schema)
  const known = remembered.get(key)
  if (known) return known
  const check = compile(schema)
  if (remembered.size >= rememberedSize) remembered.clear()
  remembered.set(key, check)
  return check
}

function compile(schema: Readonly<Record<string, unknown>>): SchemaCheck {
  if (schema['$async'] !== undefined) throw broken('"$async" is not part of JSON Schema: take it out')
  const validate = validatorOf(schema)
  return (value) => {
    if (validate(value)) return undefined
    const error = validate.errors?.[0]
    return `${error?.instancePath || 'the whole value'} ${error?.message ?? 'is not accepted'}`
  }
}

function validatorOf(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  try {
    return newAjv(schema['$schema']).compile(schema)
  } catch (error) {
    throw broken((error as Error).message.replace(/^schema is invalid: /u, ''), error)
  }
}

/** One instance a schema: ids of one user's schema must not be seen from another's. */
function newAjv(draft: unknown) {
  const options: Options = { strict: false, logger: false, addUsedSchema: false, code: { regExp } }
  const name = typeof draft === 'string' ? draft : ''
  const ajv = name.includes('2020-12')
    ? new Ajv2020(options)
    : name.includes('2019-09')
      ? new Ajv2019(options)
      : new Ajv(options)
  return addFormats(ajv)
}

/** The package is CommonJS: its default export is the function in some loaders and holds it in others. */
const addFormats =
  'default' in addFormatsModule ? (addFormatsModule.default as typeof addFormatsModule) : addFormatsModule

const regExp = Object.assign((pattern: string) => compileRegex({ pattern }, 'the JSON Schema'), {
  // Asked for by Ajv when it writes a validator out as source text, which is never done here.
  code: 'compileRegex',
})

function broken(reason: string, cause?: unknown): AssayError {
  return new AssayError(
    'bad-input',
    { what: 'The JSON Schema cannot be used', mend: reason.replace(/\.$/u, '') },
    { cause },
  )
}
