const space = /[ \t\n\r]*/uy
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const word = /true|false|null/uy

/**
 * Where a text stops being JSON, as an offset in UTF-16 code units: engines say it only for some errors. The length of
 * the text when it ends too early or when nothing is wrong.
 */
export function locateJsonError(source: string): number {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(source)
    if (found) at = pattern.lastIndex
    return found
  }
  const takeSign = (sign: string): boolean => {
    take(space)
    if (source[at] !== sign) return false
    at += 1
    return true
  }
  // What is open, innermost last, so that deep nesting needs no stack of calls.
  const open: ('[' | '{')[] = []
  const takeKey = (): boolean => {
    take(space)
    return take(text) && takeSign(':')
  }
  for (;;) {
    take(space)
    if (source[at] === '[' || source[at] === '{') {
      const bracket = source[at] as '[' | '{'
      at += 1
      const isEmpty = takeSign(bracket === '[' ? ']' : '}')
      if (!isEmpty) {
        open.push(bracket)
        if (bracket === '{' && !takeKey()) return at
        continue
      }
    } else if (!(take(text) || take(number) || take(word))) {
      return at
    }
    for (;;) {
      const bracket = open.at(-1)
      if (bracket === undefined) {
        take(space)
        return at
      }
      if (takeSign(',')) {
        if (bracket === '{' && !takeKey()) return at
        break
      }
      if (!takeSign(bracket === '[' ? ']' : '}')) return at
      open.pop()
    }
  }
}
