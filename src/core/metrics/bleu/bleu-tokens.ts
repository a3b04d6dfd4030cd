import { splitWords, trimEnd } from '../../text/split-words.ts'

/** sacreBLEU's names of its tokenisers. */
export type BleuTokeniser = '13a' | 'intl' | 'char' | 'none'

/** The tokens that BLEU counts, as sacreBLEU 2.6.0 finds them. */
export function bleuTokens(text: string, tokeniser: BleuTokeniser): string[] {
  const line = trimEnd(text)
  switch (tokeniser) {
    case '13a':
      return splitWords(tokenise13a(line))
    case 'intl':
      return splitWords(tokeniseInternational(line))
    case 'char':
      return splitWords([...line].join(' '))
    case 'none':
      return splitWords(line)
  }
}

/** mteval-v13a: every ASCII sign is a token, but for a period or comma between digits, a hyphen and an apostrophe. */
function tokenise13a(line: string): string {
  const plain = line
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/gu, ' $1 ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/gu, '$1 $2 ')
}

/** mteval-v14 with international tokenisation: punctuation that no digit stands before or after, and every symbol. */
function tokeniseInternational(line: string): string {
  return line
    .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
    .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
    .replace(/(\p{S})/gu, ' $1 ')
}
