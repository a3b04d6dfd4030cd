import { expect, it } from 'vitest'
import { readRuntimeVariables } from './read-runtime-variables.ts'

it('reads what is said, and leaves out the rest', () => {
  expect(readRuntimeVariables({})).toEqual({})
  expect(readRuntimeVariables({ ASSAY_GPU: 'cpu', ASSAY_THREADS: '4' })).toEqual({ gpu: false, threads: 4 })
  expect(readRuntimeVariables({ ASSAY_GPU: 'Vulkan', ASSAY_SEQUENCES: '8' })).toEqual({ gpu: 'vulkan', sequences: 8 })
})

it('refuses a value that means nothing', () => {
  expect(() => readRuntimeVariables({ ASSAY_GPU: 'rocm' })).toThrow(
    '"rocm" is no value for ASSAY_GPU: set it to auto, cuda, vulkan, metal or cpu.',
  )
  expect(() => readRuntimeVariables({ ASSAY_THREADS: '0' })).toThrow(/a whole number from 1 to 512/)
})
