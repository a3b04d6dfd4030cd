/** Names that can be completed in each open template, by the address of its model. */
const namesByModel = new Map<string, readonly string[]>()

export function setTemplateVariables(modelUri: string, names: readonly string[]): void {
  namesByModel.set(modelUri, names)
}

export function templateVariables(modelUri: string): readonly string[] {
  return namesByModel.get(modelUri) ?? []
}

export function forgetTemplateVariables(modelUri: string): void {
  namesByModel.delete(modelUri)
}
