import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../tools/ensure-build.js'
import { measureBootstrap } from './bootstrap-speed.ts'
import { measureEngineOverhead } from './engine-overhead.ts'
import { formatFigure, type Figure } from './figure.ts'
import { measureGridScroll } from './grid-scroll.ts'
import { measureLargeRun } from './large-run.ts'
import { measureLoopbackLatency } from './loopback-latency.ts'
import { measureMillionCells } from './million-cells.ts'
import { measurePackBuild } from './pack-build.ts'
import { measureVersions } from './versions.ts'
import { measureServeStart } from './serve-start.ts'
import { buildMillionCells } from './support/million-cells.ts'
import { measureTyping } from './typing.ts'

// Every figure is measured now, on this machine; a bar that is missed is said and fails nothing, since machines are noisy.
function show(figures: readonly Figure[]) {
  for (const figure of figures) process.stdout.write(`${formatFigure(figure)}\n`)
}

// What people start is the build, not the sources.
await ensureBuild(fileURLToPath(new URL('../', import.meta.url)))
process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`)
show(await measureEngineOverhead())
show(await measureLoopbackLatency())
show(await measureBootstrap())
show(await measurePackBuild())
show(await measureVersions())
show(await measureTyping())
const { figures } = await measureLargeRun(10_000)
show(figures)
const large = await measureLargeRun(20_000)
show(await measureServeStart(large.directory))
show(await measureGridScroll(large.directory, large.runId))
const million = buildMillionCells()
show(await measureMillionCells(million))
show(await measureGridScroll(million.directory, million.runIds[4] ?? '', '100,000 cells of 1,000,000'))
rmSync(million.directory, { recursive: true, force: true })
