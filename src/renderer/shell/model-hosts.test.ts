import { expect, test } from 'vitest'
import { remoteHosts } from './model-hosts.ts'

test('names each host that is not this machine once', () => {
  expect(
    remoteHosts([
      { kind: 'local', baseUrl: null },
      { kind: 'openai', baseUrl: 'http://127.0.0.1:8080/v1' },
      { kind: 'openai', baseUrl: 'http://localhost:1234/v1' },
      { kind: 'openai', baseUrl: 'https://api.example.com/v1' },
      { kind: 'openai', baseUrl: 'https://api.example.com/v2' },
    ]),
  ).toEqual(['api.example.com'])
})

test('an address that looks like this machine but is not, is named', () => {
  expect(remoteHosts([{ kind: 'openai', baseUrl: 'https://127.0.0.1.example.com/v1' }])).toEqual([
    '127.0.0.1.example.com',
  ])
})
