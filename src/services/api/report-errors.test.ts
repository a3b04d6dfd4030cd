import { createRouterClient, os } from '@orpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { AssayError } from '../../core/errors.ts'
import { reportErrors } from './report-errors.ts'

function create() {
  const log: string[] = []
  const base = os.use(reportErrors((line) => log.push(line)))
  const client = createRouterClient({
    known: base.handler(() => {
      throw new AssayError('port-in-use', { port: 80 })
    }),
    unknown: base.handler(() => {
      throw new TypeError('the password is swordfish')
    }),
    typed: base
      .input(z.object({ settings: z.object({ temperature: z.number().max(2, 'at most 2') }) }))
      .handler(() => 1),
    stream: base.handler(async function* () {
      yield 1
      throw new AssayError('cancelled', { what: 'It' })
    }),
  })
  return { log, client }
}

const assay = (data: object) => expect.objectContaining({ code: 'ASSAY', data: expect.objectContaining(data) })

test('an AssayError arrives as its report', async () => {
  const { client, log } = create()
  await expect(client.known()).rejects.toThrow(assay({ code: 'port-in-use', data: { port: 80 }, retryable: false }))
  expect(log).toEqual([])
})

test('anything else is unexpected, and logged without its message', async () => {
  const { client, log } = create()
  await expect(client.unknown()).rejects.toThrow(assay({ code: 'unexpected' }))
  expect(log).toEqual([expect.stringMatching(/^unexpected error in unknown: TypeError at .*report-errors\.test/)])
  expect(log.join()).not.toContain('swordfish')
})

test('input that the contract refuses is bad input and says where', async () => {
  const { client } = create()
  await expect(client.typed({ settings: { temperature: 3 } })).rejects.toThrow(
    assay({ code: 'bad-input', message: 'at most 2 in settings.temperature.' }),
  )
})

test('a failure in the middle of a stream arrives as its report', async () => {
  const { client } = create()
  const stream = (await client.stream())[Symbol.asyncIterator]()
  expect(await stream.next()).toEqual({ done: false, value: 1 })
  await expect(stream.next()).rejects.toThrow(assay({ code: 'cancelled' }))
})
