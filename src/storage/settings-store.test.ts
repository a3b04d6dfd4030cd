import { expect, test } from 'vitest'
import { z } from 'zod'
import { createSettingsStore } from './settings-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

test('gives back what was set, and nothing when it is absent or of another shape', () => {
  const db = temporaryDatabase()
  const settings = createSettingsStore(db)
  const shape = z.object({ theme: z.string() })
  expect(settings.get('look', shape)).toBeUndefined()
  settings.set('look', { theme: 'light' })
  settings.set('look', { theme: 'dark' })
  expect(settings.get('look', shape)).toEqual({ theme: 'dark' })
  expect(settings.get('look', z.number())).toBeUndefined()
  db.exec("UPDATE settings SET value = '{'")
  expect(settings.get('look', shape)).toBeUndefined()
})
