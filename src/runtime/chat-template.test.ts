import { describe, expect, it } from 'vitest'
import type { Message } from '../core/backend.ts'
import { createChatTemplate, type ChatTemplateOptions } from './chat-template.ts'

function render(source: string | undefined, messages: Message[], options: Partial<ChatTemplateOptions> = {}) {
  const template = createChatTemplate({
    source,
    modelName: 'test',
    bosToken: '<s>',
    eosToken: '</s>',
    hasChatMl: false,
    ...options,
  })
  return template.render(messages)
}

const textOf = (parts: { text: string }[]) => parts.map(({ text }) => text).join('')
const user = (content: string): Message => ({ role: 'user', content })
const system = (content: string): Message => ({ role: 'system', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })

const bracketed =
  '{{ bos_token }}{% for m in messages %}[{{ m.role }}] {{ m.content }} [/]{% endfor %}' +
  '{% if add_generation_prompt %}[assistant]{% endif %}'

describe('createChatTemplate', () => {
  it('tells what the template wrote from what people wrote', () => {
    expect(render(bracketed, [system('Be brief.'), user('[/] hi')])).toEqual([
      { kind: 'template', text: '<s>[system] ' },
      { kind: 'content', text: 'Be brief.' },
      { kind: 'template', text: ' [/][user] ' },
      { kind: 'content', text: '[/] hi' },
      { kind: 'template', text: ' [/][assistant]' },
    ])
  })

  it('trims a message where the template does', () => {
    const trimming = bracketed.replace('m.content', "m.content | trim + ''")
    expect(textOf(render(trimming, [user('\n hi \n')]))).toBe('<s>[user] hi [/][assistant]')
    expect(textOf(render(bracketed, [user('\n hi \n')]))).toBe('<s>[user] \n hi \n [/][assistant]')
  })

  it('goes on from a last assistant message', () => {
    const parts = render(bracketed, [user('Count.'), assistant('one, two,')])
    expect(textOf(parts)).toBe('<s>[user] Count. [/][assistant] one, two,')
  })

  it('keeps an empty message, whose template may leave its place out', () => {
    expect(textOf(render(bracketed, [system(''), user('hi')]))).toBe('<s>[system]  [/][user] hi [/][assistant]')
  })

  it('gives a system message to the user where the model has no such role', () => {
    const refusing = bracketed.replace(
      '{{ bos_token }}',
      "{% if messages[0].role == 'system' %}{{ raise_exception('no system role') }}{% endif %}",
    )
    expect(textOf(render(refusing, [system('Be brief.'), user('hi')]))).toBe('[user] Be brief.\n\nhi [/][assistant]')
    const dropping = bracketed.replace('in messages %}', "in messages if m.role != 'system' %}")
    expect(textOf(render(dropping, [system('Be brief.'), user('hi')]))).toContain('Be brief.\n\nhi')
  })

  it('says what is wrong with a template that fails, or leaves a message out', () => {
    expect(() => render('{% for %}', [user('hi')])).toThrow(/^The template of the model test is broken: /)
    expect(() => render("{{ raise_exception('roles must alternate') }}", [user('hi')])).toThrow(/roles must alternate/)
    expect(() => render('{{ messages[0].content }}', [user('a'), assistant('b'), user('c')])).toThrow(/leaves out/)
  })

  it('gives templates the same date every day', () => {
    expect(textOf(render("{{ strftime_now('%d %b %Y') }}: {{ messages[0].content }}", [user('hi')]))).toBe(
      '26 Jul 2024: hi',
    )
  })

  it('falls back to ChatML, or to the bare text, when the file has no template', () => {
    expect(textOf(render(undefined, [user('hi')], { hasChatMl: true }))).toBe(
      '<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n',
    )
    expect(textOf(render(undefined, [system('Once'), user('upon')]))).toBe('Once\n\nupon')
  })
})
