import { stripBlockMarkers } from '../../core/templates/strip-block-markers.ts'

/**
 * A template for engines that keep every blank and line end (Jinja2 and Nunjucks as they come): what our rendering takes
 * away beside tags is taken out of the text, and so are the markers of blocks.
 */
export function standardJinja(template: string): string {
  return stripBlockMarkers(template)
    .replace(/\n$/u, '')
    .replaceAll(/^[ \t]*(?=\{[#%-])/gmu, '')
    .replaceAll(/(?<=[#%-]\})\n/gu, '')
}
