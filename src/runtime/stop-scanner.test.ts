import { describe, expect, it } from 'vitest'
import { createStopScanner } from './stop-scanner.ts'

function scan(pieces: readonly string[], stops: readonly string[]) {
  const scanner = createStopScanner(stops)
  const shown: string[] = []
  for (const piece of pieces) {
    const { text, stopped } = scanner.push(piece)
    shown.push(text)
    if (stopped) return { shown, stopped }
  }
  return { shown: [...shown, scanner.end()], stopped: false }
}

describe('createStopScanner', () => {
  it('lets everything through at once without stops', () => {
    expect(scan(['one ', 'two'], [])).toEqual({ shown: ['one ', 'two', ''], stopped: false })
  })

  it('holds back a piece that may begin a stop, and cuts when it does', () => {
    expect(scan(['answer\n', '\nmore'], ['\n\n'])).toEqual({ shown: ['answer', ''], stopped: true })
  })

  it('releases what turned out to be no stop', () => {
    expect(scan(['a EN', 'Dless E', 'N'], ['END.'])).toEqual({ shown: ['a ', 'ENDless ', '', 'EN'], stopped: false })
  })

  it('cuts at the earliest stop of several in one piece', () => {
    expect(scan(['one two three'], ['three', 'two', 'wo'])).toEqual({ shown: ['one '], stopped: true })
  })

  it('gives the same text however it was cut into pieces', () => {
    const text = 'aabaabaaab rest'
    for (let at = 0; at <= text.length; at += 1) {
      expect(scan([text.slice(0, at), text.slice(at)], ['aaab']).shown.join('')).toBe('aabaab')
    }
    expect(scan(text.split(''), ['aaab']).shown.join('')).toBe('aabaab')
  })
})
