import { describe, expect, it } from 'vitest'
import { isAssayError } from '../../core/errors.ts'
import { parseBaseUrl } from './parse-base-url.ts'

describe('parseBaseUrl', () => {
  it('drops white space and the slash at the end', () => {
    expect(parseBaseUrl(' http://127.0.0.1:8080/v1/ ', 'Home')).toEqual({
      href: 'http://127.0.0.1:8080/v1',
      host: '127.0.0.1',
    })
    expect(parseBaseUrl('https://API.openai.com', 'Home')).toEqual({
      href: 'https://api.openai.com',
      host: 'api.openai.com',
    })
  })

  it.each([
    '',
    'localhost:8080',
    'ftp://host/v1',
    'file:///v1',
    'https://me:hunter22@host/v1',
    'https://host/v1?key=hunter22',
    'https://host/v1#hunter22',
  ])('refuses %j without repeating it', (text) => {
    let failure: unknown
    try {
      parseBaseUrl(text, 'Home')
    } catch (error) {
      failure = error
    }
    if (!isAssayError(failure, 'bad-input')) throw new Error('expected bad-input')
    expect(failure.message).toContain('the connection Home')
    expect(failure.message).not.toContain('hunter22')
  })
})
