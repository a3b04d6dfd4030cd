/** An assertion as a cell of a table of tests writes it, such as `icontains: bonjour` or `similar(0.8): hello`. */
const written = /^(?<type>(?:not-)?[a-z][a-z-]*)(?:\((?<threshold>[0-9.]+)\))?(?::(?<value>.*))?$/su

const programs: Readonly<Record<string, string>> = {
  fn: 'javascript',
  eval: 'javascript',
  javascript: 'javascript',
  python: 'python',
  grade: 'llm-rubric',
}

const types: ReadonlySet<string> = new Set(
  [
    'equals contains icontains starts-with contains-any icontains-any contains-all icontains-all regex',
    'is-json contains-json is-refusal word-count rouge-n bleu gleu meteor f-score levenshtein similar',
    'llm-rubric factuality webhook latency cost perplexity is-sql is-xml contains-xml contains-sql',
    'is-html contains-html classifier g-eval model-graded-closedqa answer-relevance context-recall',
    'context-relevance context-faithfulness moderation ruby',
  ].flatMap((names) => names.split(' ')),
)

/** The assertion that the text of a cell `__expected` stands for: equality where it names no type. */
export function readExpected(cell: string): Record<string, unknown> {
  const groups = written.exec(cell.trim())?.groups
  const type = groups?.['type'] ?? ''
  const value = groups?.['value']?.trim()
  const program = Object.hasOwn(programs, type) ? programs[type] : undefined
  if (program !== undefined && value !== undefined) return { type: program, value }
  if (!types.has(type.replace(/^not-/u, ''))) return { type: 'equals', value: cell }
  const threshold = groups?.['threshold']
  return {
    type,
    ...(value === undefined || value === '' ? {} : { value }),
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
  }
}
