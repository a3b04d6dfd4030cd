import { expect, it } from 'vitest'
import { createCrashRecord, mostCrashes } from './crash-record.ts'

it('blocks what crashed several times in a row, for a while', () => {
  let time = 0
  const record = createCrashRecord(() => time)
  for (let n = 1; n <= mostCrashes; n += 1) {
    expect(record.blockedBy('model')).toBeUndefined()
    record.crashed('model', 'signal SIGABRT')
  }
  expect(record.blockedBy('model')).toBe('the runtime stopped 3 times in a row: signal SIGABRT')
  expect(record.blockedBy('another')).toBeUndefined()
  time += 120_000
  expect(record.blockedBy('model')).toBeUndefined()
})

it('begins to count again after a success', () => {
  const record = createCrashRecord(() => 0)
  record.crashed('model', 'x')
  record.crashed('model', 'x')
  record.succeeded('model')
  expect(record.crashed('model', 'x')).toBe(1)
})
