import { VariantChip } from '../../components/variant-chip.tsx'
import { variantColour } from '../../theme/variant-colour.ts'
import styles from './cell-inspector.module.css'

/** Chooses the variant whose cell is shown. */
export function VariantSwitch({
  names,
  value,
  onChange,
}: {
  names: readonly string[]
  value: number
  onChange: (variant: number) => void
}) {
  return (
    <div className={styles.switch} role="group" aria-label="Variant">
      {names.map((name, index) => (
        <button
          key={name}
          type="button"
          className={styles.variant}
          style={{ color: variantColour(index).strong }}
          aria-pressed={index === value}
          title={name}
          onClick={() => onChange(index)}
        >
          <VariantChip index={index} {...(names.length <= 2 || index === value ? { name } : {})} />
        </button>
      ))}
    </div>
  )
}
