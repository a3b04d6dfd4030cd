import { importFormats } from '../../formats/exchange/import-formats.ts'
import { performImport, previewImport } from '../transfer/perform-import.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `transfer.*`. */
export function createTransferProcedures({ transfer }: Implementer, context: ServiceContext) {
  return {
    importFormats: transfer.importFormats.handler(() =>
      importFormats.map(({ id, title, files, carries, drops }) => ({ id, title, files, carries, drops })),
    ),
    preview: transfer.preview.handler(({ input }) => previewImport(context, input)),
    perform: transfer.perform.handler(({ input }) => performImport(context, input)),
  }
}
