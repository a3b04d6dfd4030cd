import path from 'node:path'
import { expect, it } from 'vitest'
import { workspaceArgument } from './parse-arguments.ts'

it.each([
  [['electron', '.', '--workspace', 'work'], path.resolve('/home/ada', 'work')],
  [['electron', '.', '--workspace=/data/work', '--port', '0'], path.resolve('/data/work')],
  [['electron', '.', '--workspace=a=b'], path.resolve('/home/ada', 'a=b')],
  [['electron', '.'], undefined],
  [['electron', '.', '--workspace'], undefined],
  [['electron', '.', '--workspace', '--port'], undefined],
])('reads %j', (args, expected) => {
  expect(workspaceArgument(args, '/home/ada')).toBe(expected)
})
