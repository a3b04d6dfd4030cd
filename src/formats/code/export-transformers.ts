import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { writeSettings, type SettingNames } from '../exchange/write-settings.ts'
import { pythonStyle, writeValue } from './quote.ts'

const names: SettingNames = {
  maxTokens: 'max_new_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  topK: 'top_k',
  minP: 'min_p',
  repeatPenalty: 'repetition_penalty',
  stop: 'stop_strings',
}

/** A Python program with a pipeline of Transformers, for a model of Hugging Face or a folder. */
export const exportTransformers: RequestFormat = {
  kind: 'request',
  id: 'transformers',
  title: 'Python (Transformers)',
  ending: '.py',
  holds: 'the messages as one row makes them, to the letter; sampling under the names of Transformers',
  drops: 'variables, the JSON Schema, penalties of frequency and presence, other settings of llama.cpp',
  write({ messages, settings, model }) {
    const losses = createLossList()
    const { temperature, ...parameters } = writeSettings(settings, names, losses, ['seed', 'isDeterministic'])
    // Without sampling, Transformers warns of settings of sampling.
    const isGreedy = temperature === 0
    const sampling = isGreedy ? { do_sample: false } : temperature === undefined ? {} : { do_sample: true, temperature }
    const kept = Object.entries(parameters).filter(([name]) => !isGreedy || !['top_p', 'top_k', 'min_p'].includes(name))
    const text = [
      `from transformers import pipeline${settings.seed === undefined ? '' : ', set_seed'}`,
      '',
      ...(settings.seed === undefined ? [] : [`set_seed(${settings.seed})`]),
      `generator = pipeline("text-generation", model=${writeValue(model, pythonStyle)})`,
      `messages = ${writeValue(
        messages.map(({ role, content }) => ({ role, content })),
        pythonStyle,
      )}`,
      'result = generator(',
      '    messages,',
      ...Object.entries({ ...Object.fromEntries(kept), ...sampling }).map(
        ([name, value]) => `    ${name}=${writeValue(value, pythonStyle, 4)},`,
      ),
      ...(parameters['stop_strings'] === undefined ? [] : ['    tokenizer=generator.tokenizer,']),
      ')',
      'print(result[0]["generated_text"][-1]["content"])',
      '',
    ].join('\n')
    return { text, losses: losses.all() }
  },
}
