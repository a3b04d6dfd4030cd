import { keyCaps } from '../commands/key-combination.ts'
import { isMac } from '../commands/platform.ts'
import styles from './key-caps.module.css'

/** A key combination as small keycaps. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles.caps} data-keys aria-hidden>
      {keyCaps(keys, isMac).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
