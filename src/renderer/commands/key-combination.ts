/** The parts of a keyboard event that decide which combination it is. */
export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

interface Combination {
  key: string
  mod: boolean
  alt: boolean
  shift: boolean
}

const symbols: Record<string, { mac: string; other: string }> = {
  mod: { mac: '⌘', other: 'Ctrl' },
  alt: { mac: '⌥', other: 'Alt' },
  shift: { mac: '⇧', other: 'Shift' },
  enter: { mac: '↵', other: '↵' },
  escape: { mac: 'Esc', other: 'Esc' },
  arrowleft: { mac: '←', other: '←' },
  arrowright: { mac: '→', other: '→' },
}

/** True when a press is the combination that `keys` names. */
export function matchesKeys(press: KeyPress, keys: string, isMac: boolean): boolean {
  const wanted = parse(keys)
  const mod = isMac ? press.metaKey : press.ctrlKey
  const otherMod = isMac ? press.ctrlKey : press.metaKey
  if (otherMod || mod !== wanted.mod || press.altKey !== wanted.alt) return false
  // A character such as "?" already says whether Shift was needed to type it.
  if (/^[a-z]$|^.{2,}$/u.test(wanted.key) && press.shiftKey !== wanted.shift) return false
  return press.key.toLowerCase() === wanted.key || letterOfCode(press.code) === wanted.key
}

/** True for a combination that cannot be a person's typing, so that it may work inside a text field. */
export function hasModifier(keys: string): boolean {
  return parse(keys).mod
}

/** The combination as keycaps read, such as `['Ctrl', 'K']`. */
export function keyCaps(keys: string, isMac: boolean): string[] {
  return keys.split('+').map((part) => {
    const symbol = symbols[part.toLowerCase()]
    if (symbol) return isMac ? symbol.mac : symbol.other
    return part.length === 1 ? part.toUpperCase() : part
  })
}

function parse(keys: string): Combination {
  const parts = keys.toLowerCase().split('+')
  return {
    key: parts.at(-1) ?? '',
    mod: parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  }
}

// With Alt held, or on a layout that is not Latin, `key` is another character than the one on the keycap.
function letterOfCode(code: string): string | undefined {
  return /^Key([A-Z])$/u.exec(code)?.[1]?.toLowerCase()
}
