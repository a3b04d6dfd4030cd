import type { WebContents } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { keepServiceRunning, type ServiceKeeperOptions } from './keep-service-running.ts'
import { fake, resetFakeElectron, WebContents as FakeContents } from './testing/fake-electron.ts'

beforeEach(() => resetFakeElectron(''))

const open = {
  type: 'open',
  workspaceDirectory: '/work',
  resourcesDirectory: '/resources',
  secrets: { a: '1' },
} as const

function newKeeper(changes: Partial<ServiceKeeperOptions> = {}) {
  const events: string[] = []
  const keeper = keepServiceRunning({
    entry: '/out/main/service.js',
    openMessage: async () => open,
    onMessage: (message) => events.push(message.type),
    onFailed: (message) => events.push(`failed: ${message}`),
    onCrash: (outcome) => events.push(outcome),
    onProblem: () => events.push('problem'),
    now: () => 0,
    closeLimitMs: 50,
    ...changes,
  })
  return { keeper, events }
}

/** The newest service, once the shell has started `count` of them. */
const service = async (count: number) => {
  await vi.waitFor(() => expect(fake.services).toHaveLength(count))
  const newest = fake.services.at(-1)
  if (!newest) throw new Error('no service was started')
  return newest
}
const newPage = () => {
  const page = new FakeContents()
  return { page, contents: page as unknown as WebContents }
}
const clientsOf = (received: { message: unknown; ports: unknown[] }[]) =>
  received.filter(({ message }) => JSON.stringify(message) === '{"type":"client"}')

it('opens the workspace and gives a page that waited its port', async () => {
  const { keeper } = newKeeper()
  const { page, contents } = newPage()
  keeper.addPage(contents)
  const started = keeper.start()
  const first = await service(1)
  expect(first.entry).toBe('/out/main/service.js')
  expect(first.received).toEqual([{ message: open, ports: [] }])
  expect(page.posted).toEqual([])
  first.say({ type: 'ready' })
  await started
  expect(page.posted.map(({ channel }) => channel)).toEqual(['assay-port'])
  expect(page.posted[0]?.ports).toHaveLength(1)
  expect(clientsOf(first.received)[0]?.ports).toHaveLength(1)
})

it('starts the service again after a crash and connects every page that is still there', async () => {
  const { keeper, events } = newKeeper()
  const [kept, gone] = [newPage(), newPage()]
  const started = keeper.start()
  ;(await service(1)).say({ type: 'ready' })
  await started
  keeper.addPage(kept.contents)
  keeper.addPage(gone.contents)
  gone.page.emit('destroyed')
  fake.services[0]?.end(139)
  ;(await service(2)).say({ type: 'ready' })
  await vi.waitFor(() => expect(events).toContain('restarted'))
  expect(kept.page.posted).toHaveLength(2)
  expect(gone.page.posted).toHaveLength(1)
})

it('gives up when it crashes three times within a minute, and not when the crashes are far apart', async () => {
  let now = 0
  const { keeper, events } = newKeeper({ now: () => now })
  const started = keeper.start()
  ;(await service(1)).say({ type: 'ready' })
  await started
  for (const [count, at] of [
    [2, 0],
    [3, 50_000],
    [4, 120_000],
    [5, 121_000],
  ] as const) {
    now = at
    fake.services.at(-1)?.end(1)
    ;(await service(count)).say({ type: 'ready' })
    await vi.waitFor(() => expect(events.filter((event) => event === 'restarted')).toHaveLength(count - 1))
  }
  now = 122_000
  fake.services.at(-1)?.end(1)
  await vi.waitFor(() => expect(events).toContain('gave-up'))
  expect(fake.services).toHaveLength(5)
})

it('says why the workspace could not be opened and can open another', async () => {
  const { keeper, events } = newKeeper()
  const started = keeper.start()
  ;(await service(1)).say({ type: 'failed', message: 'It was made by a newer Assay.' })
  await started
  expect(events).toContain('failed: It was made by a newer Assay.')
  expect(fake.services[0]?.isKilled).toBe(true)
  const again = keeper.start()
  ;(await service(2)).say({ type: 'ready' })
  await again
  expect(events).not.toContain('restarted')
})

it('takes an end before the workspace is open for a failure', async () => {
  const { keeper, events } = newKeeper()
  const started = keeper.start()
  ;(await service(1)).end(1)
  await started
  expect(events).toEqual(['failed: The service stopped with code 1 before the workspace was open.'])
})

it('passes on what the service says and reports what it does not understand', async () => {
  const { keeper, events } = newKeeper()
  const started = keeper.start()
  const first = await service(1)
  first.say({ type: 'save-secret', name: 'a', value: '1' })
  first.say({ type: 'surprise' })
  first.say({ type: 'ready' })
  await started
  expect(events).toEqual(['save-secret', 'problem', 'ready'])
})

it('closes as soon as the service has closed, and does not start it again', async () => {
  const { keeper, events } = newKeeper({ closeLimitMs: 60_000 })
  const started = keeper.start()
  const first = await service(1)
  first.say({ type: 'ready' })
  await started
  first.on('received', () => first.say({ type: 'closed' }))
  await keeper.close()
  expect(first.received.at(-1)?.message).toEqual({ type: 'close' })
  expect(first.isKilled).toBe(true)
  expect(events).not.toContain('restarted')
  expect(fake.services).toHaveLength(1)
})

it('ends a service that does not answer within the limit', async () => {
  const { keeper } = newKeeper({ closeLimitMs: 30 })
  const started = keeper.start()
  const first = await service(1)
  first.say({ type: 'ready' })
  await started
  await keeper.close()
  expect(first.isKilled).toBe(true)
})
