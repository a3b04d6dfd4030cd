import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { pngOf, svgOf } from './picture-of.ts'
import { saveBlob } from './save-blob.ts'
import { type CopiedTable, tableCsv, tableMarkdown } from './table-text.ts'

/** Takes a figure out of the window: its picture as PNG or SVG, its table as CSV or Markdown. */
export function CopyMenu({
  name,
  figure,
  table,
}: {
  /** What it is, for file names and for screen readers. */
  name: string
  /** An element that holds the drawn picture; left out where there is none. */
  figure?: RefObject<HTMLElement | null>
  table: CopiedTable
}) {
  const drawn = (): SVGSVGElement => {
    const found = figure?.current?.querySelector('svg')
    if (!found) throw new Error('nothing is drawn yet')
    return found
  }
  const attempt = (what: string, work: () => Promise<void>) => () => {
    work().then(
      () => notifyDone(what),
      (error: unknown) => notifyFailure(error),
    )
  }
  const fileName = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <Tooltip label="Copy or save">
          <ActionIcon aria-label={`Copy or save: ${name}`}>
            <IconCopy size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {figure ? (
          <>
            <Menu.Item
              onClick={attempt('The picture is copied', () =>
                // The promise goes in as it is: some browsers only copy what was asked for at the very click.
                navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(drawn()) })]),
              )}
            >
              Copy as picture
            </Menu.Item>
            <Menu.Item
              onClick={attempt('The picture is saved', async () => saveBlob(`${fileName}.png`, await pngOf(drawn())))}
            >
              Save as PNG
            </Menu.Item>
            <Menu.Item
              onClick={attempt('The picture is saved', () =>
                Promise.resolve(saveBlob(`${fileName}.svg`, new Blob([svgOf(drawn())], { type: 'image/svg+xml' }))),
              )}
            >
              Save as SVG
            </Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Item onClick={attempt('Copied as CSV', () => navigator.clipboard.writeText(tableCsv(table)))}>
          Copy as CSV
        </Menu.Item>
        <Menu.Item onClick={attempt('Copied as Markdown', () => navigator.clipboard.writeText(tableMarkdown(table)))}>
          Copy as Markdown
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
