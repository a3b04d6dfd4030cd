import { parseDocument } from 'yaml'
import { AssayError } from '../core/errors.ts'
import { promptContentSchema, type PromptContent } from '../core/prompts/prompt-content.ts'

const maxCharacters = 8 * 1024 * 1024

/** Endings of files that hold a prompt as data; any other file is the text of one message. */
const dataEndings = /\.(?:ya?ml|json)$/iu

/**
 * Reads a prompt from a file: YAML or JSON with `messages`, or a text that is one user message. Throws `bad-input` with
 * line and column for broken YAML, and with the path (`messages.0.role`) for a wrong value.
 */
export function readPromptFile(text: string, fileName: string): PromptContent {
  if (text.length > maxCharacters) {
    throw refusal(fileName, 'The file is larger than 8 MB', 'keep long texts in the rows of a dataset')
  }
  const data = dataEndings.test(fileName) ? readYaml(text, fileName) : { messages: [{ role: 'user', content: text }] }
  const parsed = promptContentSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String).join('.') ?? ''
  const mend = path === '' ? 'write "messages:" with a role and a content each' : (issue?.message ?? '')
  throw refusal(fileName, path === '' ? 'The prompt is not right' : `"${path}" of the prompt is not right`, mend)
}

/** Whether a text is that of a file with several prompts: an experiment. */
export function isExperimentText(text: string, fileName: string): boolean {
  return dataEndings.test(fileName) && /^\s*(?:assay:|variants:|\{[\s\S]{0,200}"assay")/mu.test(text.slice(0, 20_000))
}

function readYaml(text: string, fileName: string): unknown {
  const document = parseDocument(text, { prettyErrors: true })
  const [broken] = document.errors
  if (broken) {
    const at = broken.linePos?.[0]
    const place = at === undefined ? fileName : `${fileName} at line ${at.line}, column ${at.col}`
    throw refusal(
      place,
      'The YAML is broken',
      broken.message.split('\n')[0]?.replace(/ at line .*$/u, '') ?? broken.code,
    )
  }
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw refusal(fileName, 'The YAML has aliases that multiply', 'write their contents out', cause)
  }
}

function refusal(where: string, what: string, mend: string, cause?: unknown): AssayError {
  return new AssayError('bad-input', { what, where, mend }, { cause })
}
