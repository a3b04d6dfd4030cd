/** Moves the focus to the next pane of the window, or the one before: list, work, inspector, and round again. */
export function focusNextPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetWidth > 1 && !pane.querySelector('[data-pane]'),
  )
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = at === -1 ? (by === 1 ? 0 : panes.length - 1) : (at + by + panes.length) % panes.length
  panes[next]?.focus()
}
