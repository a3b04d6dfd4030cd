import { expect, it } from 'vitest'
import { childEnvironment } from './child-environment.ts'

it('passes on what drivers need and keeps what looks like a secret', () => {
  const given = {
    PATH: '/bin',
    CUDA_VISIBLE_DEVICES: '0',
    OPENAI_API_KEY: 'k',
    HF_TOKEN: 't',
    DB_PASSWORD: 'p',
    NODE_OPTIONS: '-r x',
  }
  expect(childEnvironment(given)).toEqual({ PATH: '/bin', CUDA_VISIBLE_DEVICES: '0', ELECTRON_RUN_AS_NODE: '1' })
})
