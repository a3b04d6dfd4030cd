import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './list-item.module.css'
import { moveInList } from './move-in-list.ts'

/** One line of a list pane that opens what it names; `menu` stands at its right. */
export function ListItem({
  title,
  detail,
  isCurrent,
  menu,
  ...link
}: {
  title: ReactNode
  detail?: ReactNode
  isCurrent: boolean
  menu?: ReactNode
} & Pick<LinkProps, 'to' | 'params' | 'search'>) {
  return (
    <div className={styles.item} data-current={isCurrent || undefined}>
      <Link {...link} className={styles.link} aria-current={isCurrent ? 'page' : undefined} onKeyDown={moveInList}>
        <span className={styles.title}>{title}</span>
        {detail ? <small className={styles.detail}>{detail}</small> : null}
      </Link>
      {menu ? <div className={styles.menu}>{menu}</div> : null}
    </div>
  )
}
