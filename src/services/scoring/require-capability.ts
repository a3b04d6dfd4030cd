import type { Backend } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import type { RunnableModel } from '../runs/run-dependencies.ts'

const words = {
  embed: {
    what: 'cannot turn texts into vectors',
    mend: 'choose a local model or an OpenAI-compatible connection that serves embeddings',
  },
  scoreText: { what: 'does not tell how likely it finds a text', mend: 'choose a local model' },
} as const

/** A method that only some backends have. Throws `bad-input` with what to choose instead. */
export function requireCapability<Name extends keyof typeof words>(
  { backend, modelId }: Pick<RunnableModel, 'backend' | 'modelId'>,
  name: Name,
): NonNullable<Backend[Name]> {
  const method = backend[name]
  if (method) return method.bind(backend) as NonNullable<Backend[Name]>
  const { what, mend } = words[name]
  throw new AssayError('bad-input', { what: `The model ${modelId} ${what}`, mend })
}
