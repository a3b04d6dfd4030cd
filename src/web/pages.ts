/** A plain page for the moments when the app itself cannot be shown. `text` is ours, never a visitor's. */
function plainPage(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.25rem}</style>
<h1>${title}</h1><p>${text}</p></html>`
}

export const noSessionPage = plainPage(
  'This link has been used, or it is from an earlier start',
  'Assay opens only for the browser that first followed its link. Press Enter in the terminal where Assay runs to get a new link.',
)

export const notBuiltPage = plainPage(
  'The window has not been built yet',
  'Run <code>npm run build</code> once, or start Assay with <code>npm start</code>.',
)
