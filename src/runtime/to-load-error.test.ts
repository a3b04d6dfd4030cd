import { describe, expect, it } from 'vitest'
import { AssayError } from '../core/errors.ts'
import { toLoadError } from './to-load-error.ts'

const thrown = new Error('Failed to load model')
const ending = 'llama_model_load_from_file_impl: failed to load model'

describe('toLoadError', () => {
  it('knows a file that was cut short', () => {
    const line =
      "llama_model_load: error loading model: tensor 'a' data is not within the file bounds, model is corrupted or incomplete"
    expect(toLoadError('/m.gguf', thrown, [line, ending])).toMatchObject({
      code: 'not-a-gguf',
      data: { path: '/m.gguf', reason: 'the file is cut short' },
    })
  })

  it('says what llama.cpp does not know', () => {
    const line = "llama_model_load: error loading model: unknown model architecture: 'newest'"
    expect(toLoadError('/m.gguf', thrown, [line, ending]).data).toEqual({
      model: '/m.gguf',
      reason: 'this build of llama.cpp does not know its architecture newest',
    })
  })

  it('takes the complaint that tells most, else what was thrown', () => {
    const line = 'llama_model_load: error loading model: unable to allocate CPU buffer'
    expect(toLoadError('/m.gguf', thrown, [line, ending]).message).toContain('(unable to allocate CPU buffer)')
    expect(toLoadError('/m.gguf', thrown, [ending]).message).toContain('(Failed to load model)')
  })

  it('leaves an error that says it already', () => {
    const known = new AssayError('file-missing', { path: '/m.gguf' })
    expect(toLoadError('/m.gguf', known, [ending])).toBe(known)
  })
})
