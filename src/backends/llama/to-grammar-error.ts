import { AssayError } from '../../core/errors.ts'

/**
 * The error of an answer that had to follow a grammar, when that is what ended the runtime process: where a grammar comes
 * to a point at which no token fits, llama.cpp draws one all the same and fails on it behind everybody's back (seen with
 * node-llama-cpp 3.22.1). Undefined when the process ended for another reason.
 */
export function toGrammarError(reason: string): AssayError | undefined {
  if (!reason.includes('empty grammar stack')) return undefined
  return new AssayError('bad-input', {
    what: 'The grammar came to a point where no token of the model fits',
    mend: 'let it make only characters that the model has tokens for',
  })
}
