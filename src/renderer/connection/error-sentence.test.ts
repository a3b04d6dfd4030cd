import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { AssayError, toErrorReport } from '../../core/errors.ts'
import { errorReport, errorSentence, isConnectionLoss } from './error-sentence.ts'

test('an error of the workbench is told in its own sentence', () => {
  const report = toErrorReport(new AssayError('file-missing', { path: '/x.gguf' }))
  const error = new ORPCError('ASSAY', { data: report })
  expect(errorSentence(error)).toBe('There is no file at /x.gguf: check the path.')
  expect(errorReport(error)?.code).toBe('file-missing')
  expect(errorSentence(new AssayError('file-missing', { path: '/y' }))).toBe('There is no file at /y: check the path.')
})

test('refused input names the field', () => {
  const error = new ORPCError('BAD_REQUEST', { data: { issues: [{ path: ['name'], message: 'too short' }] } })
  expect(errorSentence(error)).toBe('The workbench did not accept this: name: too short.')
})

test('a lost connection is told apart from a failure', () => {
  const lost = new Error('Cannot send message, WebSocket is not open.')
  expect(isConnectionLoss(lost)).toBe(true)
  expect(errorSentence(lost)).toContain('being opened again')
  expect(isConnectionLoss(new TypeError('x is undefined'))).toBe(false)
  expect(errorSentence(new TypeError('x is undefined'))).toBe('Something unexpected went wrong: x is undefined.')
})
