import { afterEach, describe, expect, it } from 'vitest'
import { failureOf } from '../testing/conformance.ts'
import { ask, createStarterBackend, sentimentPrompt } from './testing/starter-backend.ts'
import type { LlamaBackend } from './index.ts'

/*
 * Mesa's software driver stands in for a graphics card where there is none: llama.cpp passes over it unless it is told to
 * take the first Vulkan device. Machines without Vulkan, or with a real card, skip what needs it.
 */
describe('the choice of a device', () => {
  let backend: LlamaBackend | undefined

  afterEach(async () => {
    await backend?.close()
    delete process.env.GGML_VK_VISIBLE_DEVICES
  })

  it('prefers the CPU to a graphics card that is a program, and says so', async ({ skip }) => {
    process.env.GGML_VK_VISIBLE_DEVICES = '0'
    backend = createStarterBackend({ gpu: 'auto' })
    const { text, fingerprint } = await ask(backend, sentimentPrompt('The movie was amazing.'))
    expect(text).toBe('positive')
    if (fingerprint.gpu !== 'cpu') skip('this machine has a real graphics card')
    if (fingerprint.deviceNote === null) skip('this machine has no Vulkan')
    expect(fingerprint).toMatchObject({ gpuLayers: 0, devices: '' })
    expect(fingerprint.deviceNote).toMatch(/^vulkan has only a software device, llvmpipe/)
  }, 60_000)

  it('runs on the card that was asked for', async ({ skip }) => {
    process.env.GGML_VK_VISIBLE_DEVICES = '0'
    backend = createStarterBackend({ gpu: 'vulkan' })
    const { loadModel } = backend
    const refused = await loadModel('starter').then(
      () => undefined,
      (error: unknown) => error,
    )
    if (refused !== undefined) skip('this machine has no Vulkan')
    const { text, fingerprint } = await ask(backend, sentimentPrompt('The movie was amazing.'))
    expect(text).toBe('positive')
    expect(fingerprint).toMatchObject({ gpu: 'vulkan', gpuLayers: 6 })
    expect(fingerprint.devices).not.toBe('')
  }, 120_000)

  it('says that a card is not there instead of using another device', async ({ skip }) => {
    if (process.platform === 'darwin') skip('Metal is there')
    backend = createStarterBackend({ gpu: 'metal' })
    const llama = backend
    const failure = await failureOf(() => ask(llama, 'hi'))
    expect(failure.code).toBe('bad-input')
    expect(failure.message).toMatch(/^Models cannot be run on metal \(.*\): choose auto, or the CPU\.$/)
  })
})
