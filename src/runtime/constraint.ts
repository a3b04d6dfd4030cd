import type { Llama, LlamaGrammarEvaluationState, LlamaModel } from 'node-llama-cpp'
import { AssayError } from '../core/errors.ts'
import { jsonSchemaToGrammar } from '../core/grammars/json-schema-to-grammar.ts'
import type { Settings } from '../core/settings.ts'
import { contentId } from '../core/text/content-id.ts'
import type { LlamaLibrary } from './llama-library.ts'

/** What an answer has to follow. */
export interface Constraint {
  /** The first digits of the hash of the grammar's text, for the fingerprint. */
  id: string
  /** One answer's way through the grammar. */
  state: LlamaGrammarEvaluationState
}

/** Makes the constraint that settings ask for; undefined when they ask for none. */
export type CreateConstraint = (settings: Settings) => Promise<Constraint | undefined>

const idLength = 16

/** Throws `bad-input` for a grammar that llama.cpp does not understand and for a schema that no grammar can follow. */
export function createConstraints(library: LlamaLibrary, llama: Llama, model: LlamaModel): CreateConstraint {
  return async ({ grammar, jsonSchema }) => {
    const text = grammar ?? (jsonSchema === undefined ? undefined : jsonSchemaToGrammar(jsonSchema))
    if (text === undefined) return undefined
    const parsed = await llama.createGrammar({ grammar: text }).catch((error: unknown) => {
      throw refusal(grammar === undefined, error)
    })
    const state = new library.LlamaGrammarEvaluationState({ model, grammar: parsed })
    return { id: contentId(text).slice(0, idLength), state }
  }
}

function refusal(isSchema: boolean, cause: unknown): AssayError {
  return isSchema
    ? new AssayError(
        'bad-input',
        {
          what: 'The grammar of the JSON Schema is too large for llama.cpp, or refers to itself at once',
          mend: 'use smaller limits of lengths and items',
        },
        { cause },
      )
    : new AssayError(
        'bad-input',
        {
          what: 'The grammar cannot be read by llama.cpp',
          mend: 'write GBNF with a rule named "root", no rule that begins with itself, and every rule it names',
        },
        { cause },
      )
}
