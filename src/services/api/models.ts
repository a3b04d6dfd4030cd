import { addHostedModel } from '../models/add-hosted-model.ts'
import { addModelFile } from '../models/add-model-file.ts'
import { describeModel } from '../models/describe-model.ts'
import { measureModelSpeed } from '../models/measure-model-speed.ts'
import { removeModel } from '../models/remove-model.ts'
import { describeConnection, removeConnection, saveConnection } from '../models/save-connection.ts'
import { setPrice } from '../models/set-price.ts'
import { testConnection } from '../models/test-connection.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `models.*`. */
export function createModelProcedures({ models }: Implementer, context: ServiceContext) {
  const { stores, keys, local, findPrice } = context
  return {
    list: models.list.handler(() => stores.models.list().map((model) => describeModel(stores, findPrice, model))),
    addFile: models.addFile.handler(({ input }) => addModelFile(context, input)),
    addHosted: models.addHosted.handler(({ input }) => addHostedModel(context, input)),
    remove: models.remove.handler(({ input }) => {
      removeModel(context, input.modelId)
      return {}
    }),
    setPrice: models.setPrice.handler(({ input }) => setPrice(context, input)),
    connections: models.connections.handler(() =>
      Promise.all(stores.connections.list().map((connection) => describeConnection(keys, connection))),
    ),
    saveConnection: models.saveConnection.handler(({ input }) => saveConnection(context, input)),
    removeConnection: models.removeConnection.handler(async ({ input }) => {
      await removeConnection(context, input.connectionId)
      return {}
    }),
    testConnection: models.testConnection.handler(({ input, signal }) =>
      testConnection(context, input.connectionId, signal),
    ),
    measureSpeed: models.measureSpeed.handler(({ input, signal }) => measureModelSpeed(context, input, signal)),
    runtime: models.runtime.handler(() => local.state()),
  }
}
