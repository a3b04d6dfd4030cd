import { Select, TextInput } from '@mantine/core'
import { extractorCatalogue, type Extractor } from '../../../core/extractors/extractor.ts'
import styles from './experiment-builder.module.css'

/** How the answer is taken out of the output. */
export function ExtractorFields({
  letter,
  extract,
  onChange,
}: {
  letter: string
  extract: Extractor
  onChange: (extract: Extractor) => void
}) {
  return (
    <>
      <Select
        label="Answer"
        aria-label={`Answer of variant ${letter}`}
        data={extractorCatalogue.map(({ kind, title }) => ({ value: kind, label: title }))}
        description={extractorCatalogue.find(({ kind }) => kind === extract.kind)?.description}
        value={extract.kind}
        allowDeselect={false}
        onChange={(kind) => {
          const chosen = extractorCatalogue.find((one) => one.kind === kind)
          if (chosen) onChange(emptyExtractor(chosen.kind))
        }}
      />
      {extract.kind === 'after-marker' ? (
        <TextInput
          label="Marker"
          value={extract.marker}
          onChange={(event) => onChange({ ...extract, marker: event.currentTarget.value })}
        />
      ) : null}
      {extract.kind === 'regex' ? (
        <div className={styles.row}>
          <TextInput
            className={styles.grow}
            label="Pattern"
            placeholder="label: (\w+)"
            value={extract.pattern}
            onChange={(event) => onChange({ ...extract, pattern: event.currentTarget.value })}
          />
          <TextInput
            w={72}
            label="Flags"
            placeholder="i"
            value={extract.flags ?? ''}
            onChange={(event) => onChange(withFlags(extract, event.currentTarget.value))}
          />
        </div>
      ) : null}
      {extract.kind === 'json-path' ? (
        <TextInput
          label="Path"
          placeholder="$.answer"
          value={extract.path}
          onChange={(event) => onChange({ ...extract, path: event.currentTarget.value })}
        />
      ) : null}
    </>
  )
}

function emptyExtractor(kind: Extractor['kind']): Extractor {
  switch (kind) {
    case 'whole':
    case 'last-line':
      return { kind }
    case 'after-marker':
      return { kind, marker: 'Answer:' }
    case 'regex':
      return { kind, pattern: '' }
    case 'json-path':
      return { kind, path: '$' }
  }
}

function withFlags({ flags: _old, ...rest }: Extract<Extractor, { kind: 'regex' }>, flags: string): Extractor {
  return flags === '' ? rest : { ...rest, flags }
}
