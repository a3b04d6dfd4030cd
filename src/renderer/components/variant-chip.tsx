import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import { variantColour } from '../theme/variant-colour.ts'
import styles from './variant-chip.module.css'

/** A variant's letter in its colour, with its name when there is room for it. */
export function VariantChip({ index, name, size = 'sm' }: { index: number; name?: string; size?: 'sm' | 'lg' }) {
  const { strong, soft } = variantColour(index)
  return (
    <span className={styles.chip} data-size={size} style={{ color: strong, backgroundColor: soft }}>
      <b>{variantLetter(index)}</b>
      {name ? <span className={styles.name}>{name}</span> : null}
    </span>
  )
}
