import { AssayError } from '../core/errors.ts'

const mostBytes = 512 * 1024 * 1024

/** All of standard input as UTF-8 text. Throws `bad-input` beyond 512 MB, or for bytes that are no text. */
export async function readStandardInput(): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new AssayError('bad-input', { what: 'Standard input is larger than 512 MB' })
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new AssayError('bad-input', { what: 'Standard input is not UTF-8 text' })
  }
}
