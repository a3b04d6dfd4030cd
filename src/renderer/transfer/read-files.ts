import { readText } from './read-text.ts'

/** A file that was chosen or dropped, as the service takes it. */
export interface SentFile {
  path: string
  text: string
}

const mostFiles = 1000
const largestFile = 16 * 1024 * 1024
const skipped = /(?:^|\/)(?:\.|node_modules\/|__pycache__\/)/u
const binary = /\.(?:png|jpe?g|gif|webp|pdf|zip|gguf|safetensors|mp[34]|wav|woff2?|parquet|xlsx?|docx?)$/iu

/** Reads text files with their paths in the folder that was chosen; what is no text is left out. */
export async function readFiles(files: readonly { file: File; path: string }[]): Promise<SentFile[]> {
  const wanted = files.filter(({ path, file }) => !skipped.test(path) && !binary.test(path) && file.size <= largestFile)
  if (wanted.length > mostFiles)
    throw new Error(`These are ${wanted.length} files, more than a window can take: use assay import`)
  const only = wanted.length === 1
  const read = await Promise.all(
    wanted.map(async ({ file, path }): Promise<SentFile[]> => {
      try {
        return [{ path, text: await readText(file) }]
      } catch (error) {
        // In a folder, one file that is no text is no reason to stop.
        if (only) throw error
        return []
      }
    }),
  )
  return read.flat()
}

/** Paths below the folder that was chosen, whose own name goes before them in what a browser gives. */
export function chosenFiles(files: readonly File[]): { file: File; path: string }[] {
  return files.map((file) => {
    const inFolder = file.webkitRelativePath.split('/').slice(1).join('/')
    return { file, path: inFolder === '' ? file.name : inFolder }
  })
}

/** The files of what was dropped, those in folders too. */
export async function droppedFiles(items: DataTransferItemList): Promise<{ file: File; path: string }[]> {
  // Entries must be taken before anything is waited for.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const isOneFolder = entries.length === 1 && entries[0]?.isDirectory === true
  const found: { file: File; path: string }[] = []
  for (const entry of entries) await collect(entry, '', found)
  return isOneFolder ? found.map(({ file, path }) => ({ file, path: path.split('/').slice(1).join('/') })) : found
}

async function collect(entry: FileSystemEntry, prefix: string, found: { file: File; path: string }[]): Promise<void> {
  if (found.length > mostFiles * 2 || skipped.test(`${entry.name}/`)) return
  const path = `${prefix}${entry.name}`
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    found.push({ file, path })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives its entries in portions, the last of which is empty.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return
    for (const inner of portion) await collect(inner, `${path}/`, found)
  }
}
