import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  isMaximized: z.boolean().default(false),
})

/** Where a window was, in device-independent pixels of the whole desktop. */
export type WindowBounds = z.infer<typeof boundsSchema>

/** A display's usable part, in the same pixels. */
export interface WorkArea {
  x: number
  y: number
  width: number
  height: number
}

/** How much of a window must lie on a display for a person to be able to catch it. */
const visiblePixels = 100

/**
 * The remembered bounds; undefined when there are none, the file is damaged, or the display they lay on is gone.
 */
export function readWindowBounds(file: string, workAreas: readonly WorkArea[]): WindowBounds | undefined {
  let remembered: WindowBounds
  try {
    remembered = boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
  return workAreas.some((area) => isVisible(remembered, area)) ? remembered : undefined
}

/** Remembers where a window is. A folder that cannot be written costs the memory, never the window. */
export function saveWindowBounds(file: string, bounds: WindowBounds, onProblem: (problem: unknown) => void): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(bounds))
  } catch (problem) {
    onProblem(problem)
  }
}

function isVisible(bounds: WindowBounds, area: WorkArea): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const isTitleInside = bounds.y >= area.y && bounds.y < area.y + area.height - visiblePixels
  return width >= visiblePixels && isTitleInside
}
