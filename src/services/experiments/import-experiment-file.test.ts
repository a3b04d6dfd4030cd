import { describe, expect, it } from 'vitest'
import { importExperimentFile } from './import-experiment-file.ts'

const text = (file: string) => `
assay: 1
name: Sent by somebody
dataset: { name: rows, file: ${JSON.stringify(file)} }
variants:
  - { name: a, model: local/starter, prompt: { name: p, messages: [{ role: user, content: "{{ text }}" }] } }
metrics: [{ id: exact-match }]
`

describe('importExperimentFile', () => {
  it.each(['../secret.csv', '/etc/passwd', 'data/../../secret.csv', 'C:\\secret.csv', '..\\secret.csv'])(
    'reads nothing outside the folder of the experiment: %s',
    async (file) => {
      const read: string[] = []
      // Nothing is asked of the workspace before the path is refused.
      const client = {} as Parameters<typeof importExperimentFile>[0]
      const readText = (path: string) => (read.push(path), Promise.resolve('text,expected\na,b\n'))
      const importing = importExperimentFile(client, { text: text(file), fileName: 'sent.yaml', readText })
      await expect(importing).rejects.toThrow(/lie outside the folder of the experiment in sent\.yaml/)
      expect(read).toEqual([])
    },
  )
})
