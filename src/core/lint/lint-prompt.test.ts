import { expect, test } from 'vitest'
import { promptContentSchema } from '../prompts/prompt-content.ts'
import type { LintContext } from './lint-context.ts'
import { lintPrompt } from './lint-prompt.ts'
import type { LintProblem } from './lint-rule.ts'
import { lintRules } from './lint-rules.ts'

type Parts = Record<string, unknown>

function lint(text: string | string[], context: LintContext = {}, parts: Parts = {}): LintProblem[] {
  const texts = typeof text === 'string' ? [text] : text
  const messages = texts.map((one) => {
    const [, role = 'user', content = one] = /^(system|user|assistant): (.*)$/su.exec(one) ?? []
    return { role, content }
  })
  return lintPrompt(promptContentSchema.parse({ messages, ...parts }), context)
}

const rulesOf = (problems: readonly LintProblem[]) =>
  [...new Set(problems.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule))].sort()

const reviews = (labels: readonly string[]) =>
  Array.from({ length: 24 }, (_, index) => ({
    variables: { review: `The camera number ${index} came late and in a box that was broken.` },
    expected: labels[index % labels.length] ?? null,
  }))

const columns = ['review']

test.each<[rule: string, text: string | string[], context?: LintContext, parts?: Parts]>([
  ['template-syntax', 'Answer with one word: {{ review'],
  ['template-syntax', 'Answer with one word: {{ review | uper }}'],
  ['undefined-variable', 'Answer with one word.\n\nReview: {{ reveiw }}', { columns }],
  ['unused-variable', 'Name one colour.', {}, { variables: { tone: {} } }],
  ['mistyped-default', 'Write {{ n }} lines.', {}, { variables: { n: { type: 'number', default: 'many' } } }],
  ['unknown-partial', '{{ partial("tone") }}', { partialNames: ['tones'] }],
  ['unknown-partial', '{{ partial(name) }}'],
  ['unknown-block-marker', '{# @instrution #}\nName one colour.'],
  ['vague-instruction', 'Write a fairly short summary in JSON.'],
  ['vague-instruction', 'Answer with one word, and explain if needed.'],
  ['vague-instruction', 'Analyze this:\n{{ text }}'],
  ['vague-instruction', '{{ question }}'],
  ['no-output-format', 'What does the customer think about the delivery?\n\n{{ review }}'],
  ['undelimited-data', 'Summarise {{ article }} in one sentence.'],
  ['undelimited-data', 'Answer with one word: is\n{{ review }}\nkind?', { rows: reviews(['a', 'b']) }],
  ['conflicting-instructions', 'Think step by step. Answer with a number only.\n\nProblem: {{ problem }}'],
  ['conflicting-instructions', 'Be concise. Explain every point in detail.'],
  ['conflicting-instructions', ['system: Always answer in English.', 'user: Answer in French.\n\nText: {{ text }}']],
  ['conflicting-instructions', 'Write exactly 3 sentences. Put it all in 5 sentences.'],
  ['conflicting-instructions', 'Always mention the price. Never mention the price. Answer with one word.'],
  ['label-set-not-stated', 'Classify this review with one word.\n\nReview: {{ review }}'],
  ['label-set-not-stated', 'Classify this review.\n\nReview: {{ review }}\nLabel:', { rows: reviews(['sun', 'rain']) }],
  ['label-set-not-stated', 'Say sun or rain.\n\nReview: {{ review }}', { rows: reviews(['sun', 'rain', 'fog']) }],
  ['unbalanced-examples', examples(['sun', 'sun', 'sun', 'sun', 'rain'])],
  ['unbalanced-examples', examples(['rain', 'rain', 'sun', 'sun', 'sun'])],
  ['unbalanced-examples', examples(['rain', 'sun', 'rain', 'sun']), { rows: reviews(['sun', 'rain', 'fog']) }],
  [
    'leaking-examples',
    examples(['sun', 'rain']) + reviews(['sun'])[5]?.variables.review,
    { rows: reviews(['sun', 'rain']) },
  ],
  ['unmarked-answer', "How many are left? Let's think step by step.\n\nProblem: {{ problem }}"],
  ['high-temperature', 'Is it positive or negative? Classify: {{ review }}', { settings: { temperature: 0.9 } }],
  ['high-temperature', 'Answer as JSON.', {}, { settings: { temperature: 1 } }],
  ['low-temperature', 'Write a short story about the sea.', { settings: { temperature: 0 } }],
  ['context-window', 'Name one colour.', { promptTokens: 950, contextTokens: 1024 }],
  ['context-window', 'Name one colour.', { promptTokens: 950, contextTokens: 1024, settings: { maxTokens: 100 } }],
  ['trailing-space', 'Review: {{ review }}\nLabel: '],
  ['trailing-space', 'Review: {{ review }}\nLabel: \n'],
  ['injection-prone-input', ['system: You read mail. Mail: {{ email }}', 'user: Answer with one word: urgent?']],
  ['injection-prone-input', '{{ email }} Answer with one word: is this urgent?'],
])('%s finds what is wrong in %j', (rule, text, context, parts) => {
  expect(rulesOf(lint(text, context, parts))).toContain(rule)
})

test.each<[text: string | string[], context?: LintContext, parts?: Parts]>([
  [examples(['sun', 'rain', 'rain', 'sun']), { rows: reviews(['sun', 'rain']), columns, settings: { temperature: 0 } }],
  [
    'Is this review positive, negative or neutral?\n\n{{ review }}',
    { rows: reviews(['positive', 'negative', 'neutral']), columns },
  ],
  ['Summarise the article in three sentences.\n\n<article>\n{{ article }}\n</article>'],
  ['Summarise the article in at most 50 words.\n\n"""\n{{ article }}\n"""'],
  ['Translate the text to {{ language }}.\n\nText: {{ text }}'],
  [['system: You are a patient teacher.', 'user: Explain {{ topic }} in three short paragraphs.']],
  ['Write a poem about {{ subject }}.', { settings: { temperature: 0.9 } }],
  ['Think step by step, then give the final answer as "Answer: <number>" on the last line.\n\nProblem: {{ problem }}'],
  ['Extract the name and the city as JSON.\n\nText: {{ text }}', { settings: { temperature: 0 } }],
  ['Classify the mail as urgent or normal. Answer with one word.\n\n---\n{{ email }}\n---'],
  [
    '{# @instruction #}\nName the capital.\n{# @input: the country #}\n{{ country }}\n{# @output-indicator #}\nCapital:',
  ],
  [
    '{% for fact in facts %}- {{ fact }}\n{% endfor %}\nAnswer with one word: {{ question | default("why?") }}',
    { columns: ['facts'] },
  ],
  [['system: Answer with the name only.', 'user: {{ question }}'], { columns: ['question'] }],
  ['Write {{ n }} lines, each a rhyme.', {}, { variables: { n: { type: 'number', default: 4 } } }],
  ['{{ partial("tone", "v2") }}\n\nQuestion: {{ question }}', { partialNames: ['tone'], columns: ['question'] }],
  [
    'Answer the question. If the context does not hold the answer, say "I don\'t know".\n\n<context>\n{{ context }}\n</context>\n\nQuestion: {{ question }}',
  ],
  [
    'Write a formal letter in 3 sentences. Use an informal greeting in 1 sentence of the postscript only.'.replace(
      'in 3 sentences',
      'of one page',
    ),
  ],
  ['Brainstorm ten names for a {{ product }}, one a line.', { settings: { temperature: 1 } }],
  ['مرحبا 🌍: Answer with one word.\n\nنص: {{ text }}'],
])('a good prompt is left alone: %j', (text, context, parts) => {
  expect(lint(text, context, parts).filter(({ severity }) => severity !== 'hint')).toEqual([])
})

test('problems have their place, a reason, a source and often a fix', () => {
  const [problem] = lint(['system: Be brief.', 'user: One word.\nReview: {{ reveiw }}'], { columns })
  expect(problem).toMatchObject({
    rule: 'undefined-variable',
    severity: 'warning',
    message: 1,
    line: 2,
    column: 12,
    endColumn: 18,
    text: 'The dataset has no column "reveiw", and it is not declared: did you mean "review"?',
    fix: { edits: [{ message: 1, line: 2, column: 12, endColumn: 18, text: 'review' }] },
  })
  expect(problem?.reason).toBeTruthy()
  expect(problem?.source).toBeTruthy()
})

test('a fix puts data into tags on lines of their own', () => {
  const [problem] = lint('Summarise {{ article }} in one sentence.')
  expect(problem?.fix?.edits[0]?.text).toBe('\n<article>\n{{ article }}\n</article>\n')
})

test('a column that no message uses is only a hint', () => {
  const problems = lint('Answer with one word.\n\nReview: {{ review }}', { columns: ['review', 'context'] })
  expect(problems).toMatchObject([{ rule: 'unused-variable', severity: 'hint', message: null }])
})

test('a comment switches rules off for the prompt', () => {
  const text = 'Summarise {{ article }} nicely, and so on. '
  expect(rulesOf(lint(text)).length).toBeGreaterThan(2)
  const off = '{# lint-off: undelimited-data, vague-instruction trailing-space no-output-format #}\n'
  expect(rulesOf(lint(off + text))).toEqual([])
})

test('rules have ids of their own, and say why', () => {
  expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length)
  for (const { title, reason, source } of lintRules)
    expect([title, reason, source].every((text) => text.length > 10)).toBe(true)
})

test('a long text is read in a moment, whatever it is made of', () => {
  const start = performance.now()
  for (const unit of [
    'a ',
    '{{ x',
    '""',
    '- always a, b or c. ',
    '\n{# @',
    'Label: sun\n',
    '🙂\u202Eש',
    'in in json as ',
  ]) {
    lint(unit.repeat(Math.floor(20_000 / unit.length)), { columns, rows: reviews(['sun', 'rain']) })
  }
  expect(performance.now() - start).toBeLessThan(4000)
})

function examples(labels: readonly string[]): string {
  const shown = labels.map((label, index) => `Review: Example ${index} was as it was.\nLabel: ${label}\n\n`).join('')
  return `Label this review: sun if the customer is happy, rain if not.\n\n${shown}Review: {{ review }}\nLabel:`
}
