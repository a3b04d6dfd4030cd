import type { editor } from 'monaco-editor/editor'

/** Room that is left between the cursor and the edge of the page, in pixels. */
const margin = 24

/** Scrolls the page that an editor stands in until its cursor is in sight: Monaco itself scrolls only its own text. */
export function revealCursor(instance: editor.ICodeEditor): void {
  const position = instance.getPosition()
  const host = instance.getContainerDomNode()
  const page = scrollingParent(host)
  const cursor = position && instance.getScrolledVisiblePosition(position)
  if (!cursor || !page) return
  const top = host.getBoundingClientRect().top + cursor.top
  const { top: pageTop, bottom: pageBottom } = page.getBoundingClientRect()
  const below = top + cursor.height + margin - pageBottom
  const above = pageTop + margin - top
  if (below > 0) page.scrollTop += below
  else if (above > 0) page.scrollTop -= above
}

function scrollingParent(element: HTMLElement): HTMLElement | undefined {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight)
      return parent
  }
  return undefined
}
