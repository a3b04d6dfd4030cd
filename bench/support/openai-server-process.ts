import { startOpenAiServer } from '../../src/backends/testing/openai-server.ts'

// A process of its own, so that the server's work is not counted as Assay's.
const [latencyMs = '0'] = process.argv.slice(2)
const server = await startOpenAiServer({ latencyMs: Number(latencyMs), answer: () => 'answer 3', record: false })
process.send?.(server.url)
process.once('disconnect', () => void server.close())
