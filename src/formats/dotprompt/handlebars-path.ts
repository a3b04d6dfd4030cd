/** What a name means inside nested blocks, innermost last: null for the values of the row, else the item of a loop. */
export type Scopes = readonly (string | null)[]

const loopNames: Readonly<Record<string, string>> = {
  '@index': 'loop.index0',
  '@first': 'loop.first',
  '@last': 'loop.last',
}

/** A path or literal of Handlebars as an expression of Jinja; undefined for what has no counterpart. */
export function handlebarsPath(written: string, scopes: Scopes): string | undefined {
  const text = written.trim()
  if (/^"[^"\\]*"$|^'[^'\\]*'$/u.test(text)) return JSON.stringify(text.slice(1, -1))
  if (/^-?\d+(?:\.\d+)?$/u.test(text) || text === 'true' || text === 'false') return text
  if (Object.hasOwn(loopNames, text)) return scopes.length > 1 ? loopNames[text] : undefined
  const isRoot = text.startsWith('@root.')
  let rest = isRoot ? text.slice('@root.'.length) : text
  let depth = isRoot ? 0 : scopes.length - 1
  while (rest.startsWith('../')) {
    rest = rest.slice(3)
    depth -= 1
  }
  rest = rest.replace(/^(?:this[./]|\.\/)/u, '')
  const base = depth < 0 ? undefined : scopes[depth]
  if (base === undefined) return undefined
  if (rest === 'this' || rest === '.') return base ?? undefined
  const steps = rest.split(/[./](?![^[]*\])/u).map((step) => /^\[(.*)\]$/u.exec(step)?.[1] ?? step)
  if (steps.some((step) => !/^[A-Za-z_][\w-]*$|^\d+$|^[\w -]+$/u.test(step))) return undefined
  const [first = '', ...others] = steps
  const isName = /^[A-Za-z_]\w*$/u
  if (base === null && !isName.test(first)) return undefined
  const head = base === null ? first : `${base}${stepTo(first)}`
  return others.reduce((path, one) => `${path}${stepTo(one)}`, head)

  function stepTo(name: string): string {
    if (/^\d+$/u.test(name)) return `[${name}]`
    return isName.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
  }
}
