export const fenceNames = ['hash', 'quotes', 'dashes', 'xml'] as const

export type FenceStyle = (typeof fenceNames)[number]

interface Fence {
  style: FenceStyle
  /** Of `xml`. */
  tag: string
}

const marks: Readonly<Record<Exclude<FenceStyle, 'xml'>, string>> = { hash: '###', quotes: '"""', dashes: '---' }

/** The opening and the closing line. */
export function fencePairs({ style, tag }: Fence): readonly [string, string] {
  return style === 'xml' ? [`<${tag}>`, `</${tag}>`] : [marks[style], marks[style]]
}

/**
 * A template between the lines of a fence. What it renders cannot hold the delimiter: `###` becomes `# # # ` (the blank
 * at the end keeps a longer row of signs apart too), and a closing tag loses its bracket.
 */
export function putInFence(text: string, fence: Fence): string {
  const [open, close] = fencePairs(fence)
  const body = text.trim()
  const blankAfter = text.slice(text.trimEnd().length) || '\n'
  return `${open}\n{% filter ${guard(fence)} %}\n${body}\n{% endfilter %}\n${close}${blankAfter}`
}

function guard({ style, tag }: Fence): string {
  if (style === 'xml') return `replace("</${tag}", "&lt;/${tag}")`
  const mark = marks[style]
  return `replace(${quoted(mark)}, ${quoted(`${[...mark].join(' ')} `)})`
}

function quoted(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`
}

const fenced =
  /^(?:###|"""|---|<[\w-]+>)\r?\n\{% filter replace\([^\n]*\) %\}\r?\n(?<body>[\s\S]*)\r?\n\{% endfilter %\}\r?\n(?:###|"""|---|<\/[\w-]+>)(?<after>\s*)$/u

/** The template without the fence that `putInFence` put round it; as it is where there is none. */
export function takeOutOfFence(text: string): string {
  const { body, after } = fenced.exec(text)?.groups ?? {}
  return body === undefined ? text : body + (after ?? '')
}
