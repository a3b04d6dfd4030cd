import { repeated } from './gbnf.ts'
import { countOf, refuse, refuseAny, type JsonSchema } from './schema-rules.ts'

const date = '[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [12] [0-9] | "3" [01])'
const time =
  '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{3})? ("Z" | [-+] [01] [0-9] ":" [0-5] [0-9])'
const hex = (count: number) => `[0-9a-f]{${count}}`

const formats: Readonly<Record<string, string>> = {
  'date': date,
  'time': time,
  'date-time': `${date} "T" ${time}`,
  'uuid': [8, 4, 4, 4, 12].map(hex).join(' "-" '),
}

/** More choices than this are not written out. */
const mostChoices = 1_000

/** A string: of any characters and a bounded length, or of a format that has a grammar. */
export function stringRule(value: JsonSchema, path: string): string {
  refuseAny(value, ['pattern', 'contentEncoding'], path)
  const { format } = value
  const least = countOf(value, 'minLength', path)
  const most = countOf(value, 'maxLength', path)
  if (format !== undefined) {
    const body = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined
    if (body === undefined) refuse(path, `format ${JSON.stringify(format)}`)
    if (least !== undefined || most !== undefined) refuse(path, 'a length beside "format"')
    return String.raw`"\"" ${body} "\""`
  }
  if (most !== undefined && most < (least ?? 0)) refuse(path, 'maxLength below minLength')
  return least === undefined && most === undefined
    ? 'string'
    : String.raw`"\"" ${repeated('char', least ?? 0, most)} "\""`
}

/** A whole number; a range with both ends is written out number by number. */
export function integerRule(value: JsonSchema, path: string): string {
  refuseAny(value, ['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'], path)
  const { minimum, maximum } = value
  if (minimum === undefined && maximum === undefined) return 'integer'
  if (typeof minimum !== 'number' || typeof maximum !== 'number') {
    return refuse(path, minimum === undefined ? 'maximum without minimum' : 'minimum without maximum')
  }
  const least = Math.ceil(minimum)
  const count = Math.floor(maximum) - least + 1
  if (!(count >= 1 && count <= mostChoices)) refuse(path, `a range of ${count} numbers`)
  return Array.from({ length: count }, (_, index) => `"${least + index}"`).join(' | ')
}
