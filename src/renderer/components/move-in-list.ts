import type { KeyboardEvent } from 'react'
import { nextInList } from './next-in-list.ts'

/** Moves the focus among the items of the list pane that a key was pressed in; the search field is before the first. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const links = [...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('[data-items] a') ?? [])]
  const at = links.findIndex((link) => link === event.currentTarget)
  const next = nextInList(event.key, at, links.length)
  if (next === undefined) return
  event.preventDefault()
  links[next]?.focus()
}
