import { exportFormats } from '../../formats/exchange/export-formats.ts'
import { importFormats } from '../../formats/exchange/import-formats.ts'
import { lineFormats } from '../../formats/openai/export-lines.ts'
import { exportPrompt } from '../transfer/export-prompt.ts'
import { exportRun } from '../transfer/export-run.ts'
import { performImport, previewImport } from '../transfer/perform-import.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `transfer.*`. */
export function createTransferProcedures({ transfer }: Implementer, context: ServiceContext) {
  return {
    importFormats: transfer.importFormats.handler(() =>
      importFormats.map(({ id, title, files, carries, drops }) => ({ id, title, files, carries, drops })),
    ),
    exportFormats: transfer.exportFormats.handler(() => [
      ...exportFormats.map(({ id, title, kind, holds, drops }) => ({ id, title, kind, holds, drops })),
      ...lineFormats.map(({ id, title, holds, drops }) => ({
        id,
        title,
        holds,
        drops,
        kind: id === 'openai-batch' ? ('rows' as const) : ('run' as const),
      })),
    ]),
    exportPrompt: transfer.exportPrompt.handler(({ input }) => exportPrompt(context, input)),
    exportRun: transfer.exportRun.handler(({ input }) => exportRun(context, input)),
    preview: transfer.preview.handler(({ input }) => previewImport(context, input)),
    perform: transfer.perform.handler(({ input }) => performImport(context, input)),
  }
}
