import { describe, expect, it } from 'vitest'
import { createOutput, formatTable, toPlainText } from './output.ts'

function collect() {
  const written: string[] = []
  const stream = {
    isTTY: true,
    columns: 40,
    write: (text: string) => written.push(text),
  } as unknown as NodeJS.WriteStream
  return { stream, written }
}

describe('formatTable', () => {
  it('shows what a model wrote without letting it drive the terminal', () => {
    const table = formatTable(['answer'], [['red \u001b[31mtext\u0007\nand more']])
    expect(table).not.toMatch(/\u001b\[31m|\u0007/u)
    expect(table).toContain('text')
    expect(table).toContain('and more')
  })
})

describe('toPlainText', () => {
  it('makes one line of many', () => {
    expect(toPlainText('a\r\n\tb')).toBe('a b')
  })
})

describe('createOutput', () => {
  it('prints the data alone as JSON when asked', () => {
    const [out, err] = [collect(), collect()]
    const output = createOutput(true, { out: out.stream, err: err.stream })
    output.progress('50%')
    output.print({ a: 1 }, () => 'for people')
    expect(JSON.parse(out.written.join(''))).toEqual({ a: 1 })
    expect(err.written.join('')).toContain('50%')
  })

  it('lets no text drive the terminal, as JSON neither', () => {
    const hostile = '\u001b[2J\u009b31m\u0007\u202e'
    const [out, err] = [collect(), collect()]
    const forPeople = createOutput(false, { out: out.stream, err: err.stream })
    forPeople.print(null, () => `a\r\n\tb ${hostile}`)
    forPeople.remark(hostile)
    forPeople.progress(`a\nb${hostile}`)
    expect(out.written.join('')).toBe('a\n\tb \ufffd[2J\ufffd31m\ufffd\ufffd\n')
    expect(err.written.join('').replace('\r\u001b[K', '')).toBe(
      '\ufffd[2J\ufffd31m\ufffd\ufffd\na b\ufffd[2J\ufffd31m\ufffd\ufffd',
    )
    const json = collect()
    createOutput(true, { out: json.stream, err: err.stream }).print({ text: hostile }, () => '')
    expect(JSON.parse(json.written.join(''))).toEqual({ text: hostile })
    expect(json.written.join('')).toMatch(/^[\n\x20-\x7e]*$/)
  })

  it('takes the progress line away before anything else is written', () => {
    const [out, err] = [collect(), collect()]
    const output = createOutput(false, { out: out.stream, err: err.stream })
    output.progress('x'.repeat(100))
    output.remark('done')
    expect(err.written[0]?.length).toBeLessThan(50)
    expect(err.written.at(-2)).toBe('\r\u001b[K')
    expect(err.written.at(-1)).toBe('done\n')
  })
})
