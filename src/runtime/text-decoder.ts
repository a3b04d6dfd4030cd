/** A model's way from tokens to text; `before` are tokens that came earlier and decide about leading spaces. */
export type Detokenize<Token> = (tokens: readonly Token[], before: readonly Token[]) => string

/** Turns tokens into text one at a time, without ever showing half a character. */
export interface TextDecoder<Token> {
  /** The text that is complete by now; empty while a character still lacks bytes. */
  push(token: Token): string
  /** What is left at the end, with U+FFFD where bytes never came. */
  end(): string
}

/** Tokens that are looked back at for spacing. */
const lookBack = 8

/**
 * A UTF-8 character has at most four bytes and a token at least one, so a character that is not complete after that many
 * tokens never will be: the model wrote invalid bytes.
 */
const longestCharacterTokens = 4

/** A decoder that goes on from the tokens in `before`, such as the prompt. */
export function createTextDecoder<Token>(
  detokenize: Detokenize<Token>,
  before: readonly Token[] = [],
): TextDecoder<Token> {
  let recent = before.slice(-lookBack)
  let pending: Token[] = []

  function take(text: string): string {
    recent = [...recent, ...pending].slice(-lookBack)
    pending = []
    return text
  }

  return {
    push(token) {
      pending.push(token)
      const text = detokenize(pending, recent)
      const isCut = text.endsWith('\u{FFFD}') && pending.length < longestCharacterTokens
      return isCut ? '' : take(text)
    },
    end() {
      return pending.length === 0 ? '' : take(detokenize(pending, recent))
    },
  }
}
