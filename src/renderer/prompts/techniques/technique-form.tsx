import { Button, Group, NavLink, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { listTechniques } from '../../../core/techniques/index.ts'
import { LazyDiffEditor } from '../../editor/lazy-diff-editor.tsx'
import { OptionsForm } from '../../experiments/builder/options-form.tsx'
import { ExamplesSource } from './examples-source.tsx'
import { comparedText, previewTechnique } from './preview.ts'
import styles from './technique-form.module.css'

type Options = Readonly<Record<string, unknown>>

const none: Options = {}
const noTexts: Readonly<Record<string, string>> = {}

/** A technique to choose, its options, and what it would change. */
export function TechniqueForm({
  content,
  onApply,
  close,
}: {
  content: PromptContent
  onApply: (content: PromptContent, note: string) => void
  close: () => void
}) {
  const techniques = useMemo(() => listTechniques(), [])
  const [id, setId] = useState('few-shot')
  const [optionsById, setOptionsById] = useState<Readonly<Record<string, Options>>>({})
  const [textsById, setTextsById] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({})
  const options = optionsById[id] ?? none
  const texts = textsById[id] ?? noTexts
  const setOptions = (next: Options): void => setOptionsById({ ...optionsById, [id]: next })
  const technique = techniques.find((one) => one.id === id)
  const preview = useMemo(() => previewTechnique(content, id, options, texts), [content, id, options, texts])

  return (
    <div className={styles.form}>
      <nav className={styles.list} aria-label="Techniques">
        {techniques.map((one) => (
          <NavLink
            key={one.id}
            component="button"
            label={one.title}
            active={one.id === id}
            aria-pressed={one.id === id}
            onClick={() => setId(one.id)}
          />
        ))}
      </nav>
      <div className={styles.options}>
        <Text size="sm" c="dimmed">
          {technique?.description}
        </Text>
        {id === 'few-shot' ? <ExamplesSource options={options} onChange={setOptions} /> : null}
        {technique ? (
          <OptionsForm
            schema={withoutSource(technique.optionsSchema)}
            options={options}
            jsonTexts={texts}
            onOptions={setOptions}
            onJsonTexts={(next) => setTextsById({ ...textsById, [id]: next })}
          />
        ) : null}
      </div>
      <div className={styles.preview}>
        <p className={preview.isProblem ? styles.problem : styles.note} role="status">
          {preview.note}
        </p>
        <div className={styles.diff}>
          <LazyDiffEditor
            before={comparedText(content)}
            after={comparedText(preview.content ?? content)}
            label="What the technique changes"
          />
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={preview.content === undefined}
            onClick={() => {
              if (preview.content === undefined) return
              onApply(preview.content, preview.note)
              close()
            }}
          >
            Apply to the draft
          </Button>
        </Group>
      </div>
    </div>
  )
}

/** The dataset and the split are chosen by name, not typed. */
function withoutSource(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const properties = schema['properties']
  if (typeof properties !== 'object' || properties === null) return { ...schema }
  const shown = Object.entries(properties).filter(([name]) => name !== 'datasetVersionId' && name !== 'split')
  return { ...schema, properties: Object.fromEntries(shown) }
}
