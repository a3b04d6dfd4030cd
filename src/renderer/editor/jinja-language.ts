import type { languages } from 'monaco-editor/editor'

/** The language of prompts: Markdown-like text with Jinja in it. */
export const jinjaLanguageId = 'jinja-prompt'

/** Words of statements that the template engine knows. */
export const jinjaKeywords = [
  'for',
  'endfor',
  'if',
  'elif',
  'else',
  'endif',
  'set',
  'endset',
  'macro',
  'endmacro',
  'call',
  'endcall',
  'filter',
  'endfilter',
  'break',
  'continue',
  'in',
  'not',
  'and',
  'or',
  'is',
  'recursive',
  'true',
  'false',
  'none',
] as const

/** How the words of a template are told apart for colouring. */
export const jinjaTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  keywords: [...jinjaKeywords],
  tokenizer: {
    root: [
      { include: '@jinja' },
      [/^#{1,6}\s/u, 'heading', '@heading'],
      [/^\s*(?:[-*+]|\d+[.)])\s/u, 'list'],
      [/"""|```\w*/u, 'fence'],
      [/<\/?[a-zA-Z][\w-]*>/u, 'tag'],
      [/\*\*[^*{}\n]+\*\*/u, 'strong'],
      [/`[^`{}\n]+`/u, 'code'],
      [/[^{#"`<*\n]+|./u, ''],
    ],
    heading: [
      { include: '@jinja' },
      [/[^{]+$/u, 'heading', '@pop'],
      [/[^{]+/u, 'heading'],
      [/\{$/u, 'heading', '@pop'],
      [/./u, 'heading'],
    ],
    jinja: [
      [/^\s*\{#\s*@[\w-]+[^#]*#\}\s*$/u, 'marker'],
      [/\{#/u, 'comment', '@comment'],
      [/\{%[-+]?/u, 'brace', '@statement'],
      [/\{\{[-+]?/u, 'brace', '@expression'],
    ],
    comment: [
      [/[^#]+/u, 'comment'],
      [/#\}/u, 'comment', '@pop'],
      [/#/u, 'comment'],
    ],
    statement: [[/[-+]?%\}/u, 'brace', '@pop'], { include: '@inner' }],
    expression: [[/[-+]?\}\}/u, 'brace', '@pop'], { include: '@inner' }],
    inner: [
      [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/u, 'string'],
      [/\d+(?:\.\d+)?/u, 'number'],
      [/(\|\s*)([a-zA-Z_]\w*)/u, ['operator', 'filter']],
      [/(\.\s*)([a-zA-Z_]\w*)/u, ['operator', 'property']],
      [/[a-zA-Z_]\w*/u, { cases: { '@keywords': 'keyword', '@default': 'variable' } }],
      [/[-+*/%~=<>!|.,:()[\]]/u, 'operator'],
      [/\s+/u, ''],
    ],
  },
}

/** Pairs that close themselves while typing. */
export const jinjaConfiguration: languages.LanguageConfiguration = {
  comments: { blockComment: ['{#', '#}'] },
  brackets: [
    ['{{', '}}'],
    ['{%', '%}'],
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '{%', close: '%' },
    { open: '{#', close: '#' },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '"', close: '"' },
    { open: '`', close: '`' },
    { open: '*', close: '*' },
    { open: '(', close: ')' },
  ],
}
