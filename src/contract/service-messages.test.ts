import { expect, it } from 'vitest'
import { fromServiceMessageSchema, toServiceMessageSchema } from './service-messages.ts'

it('takes secrets for saved by the system unless the shell says otherwise', () => {
  const open = { type: 'open', workspaceDirectory: '/w', resourcesDirectory: '/r', secrets: {} }
  expect(toServiceMessageSchema.parse(open)).toEqual({ ...open, secretStorage: 'system' })
})

it.each([{ type: 'open', secrets: {} }, { type: 'other' }, {}, null])('refuses %j', (message) => {
  expect(toServiceMessageSchema.safeParse(message).success).toBe(false)
  expect(fromServiceMessageSchema.safeParse(message).success).toBe(false)
})
