import { Checkbox, JsonInput, NumberInput, Select, TextInput } from '@mantine/core'
import styles from './experiment-builder.module.css'
import { type OptionField, optionFields } from './option-fields.ts'

type Options = Readonly<Record<string, unknown>>

/** The options of a metric as a form made from their JSON Schema. An empty field leaves the default. */
export function OptionsForm({
  schema,
  options,
  jsonTexts,
  onOptions,
  onJsonTexts,
}: {
  schema: Options
  options: Options
  jsonTexts: Readonly<Record<string, string>>
  onOptions: (options: Options) => void
  onJsonTexts: (texts: Readonly<Record<string, string>>) => void
}) {
  const fields = optionFields(schema)
  const set = (name: string, value: unknown): void => {
    const { [name]: _old, ...rest } = options
    onOptions(value === undefined ? rest : { ...rest, [name]: value })
  }
  return (
    <>
      {fields.map((field) =>
        field.kind === 'json' ? (
          <JsonInput
            key={field.name}
            label={field.title}
            description={field.description}
            required={field.isRequired}
            withAsterisk={false}
            autosize
            minRows={3}
            maxRows={14}
            formatOnBlur
            validationError="This is not JSON yet"
            placeholder={'{ "type": "object" }'}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            value={
              jsonTexts[field.name] ??
              (options[field.name] === undefined ? '' : JSON.stringify(options[field.name], null, 2))
            }
            onChange={(text) => onJsonTexts({ ...jsonTexts, [field.name]: text })}
          />
        ) : (
          <SimpleField
            key={field.name}
            field={field}
            value={options[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        ),
      )}
    </>
  )
}

function SimpleField({
  field,
  value,
  onChange,
}: {
  field: OptionField
  value: unknown
  onChange: (value: unknown) => void
}) {
  const { title, description, kind, choices, minimum, maximum } = field
  const shared = { label: title, description }
  const known = value ?? field.default
  switch (kind) {
    case 'boolean':
      return (
        <Checkbox {...shared} checked={known === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={[...choices]}
          value={typeof known === 'string' ? known : null}
          allowDeselect={false}
          onChange={onChange}
        />
      )
    case 'number':
    case 'integer':
      return (
        <NumberInput
          {...shared}
          className={styles.grow}
          allowDecimal={kind === 'number'}
          {...(minimum === undefined ? {} : { min: minimum })}
          {...(maximum === undefined ? {} : { max: maximum })}
          value={typeof known === 'number' ? known : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )
    case 'text':
      return (
        <TextInput
          {...shared}
          value={typeof known === 'string' ? known : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )
    case 'json':
      return null
  }
}
