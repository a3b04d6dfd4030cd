import { escapeHtml } from './escape-html.ts'
import { reportCharts } from './report-charts.ts'
import type { ReportDocument } from './report-document.ts'
import {
  comparisonsTable,
  failureTables,
  figuresTable,
  fingerprintTable,
  methodFacts,
  variantsTable,
  type ReportTable,
} from './report-sections.ts'
import { reportStyle } from './report-style.ts'

/**
 * A report as one HTML file that needs nothing else: no script, no address, its style and pictures inside, and a policy
 * that would let nothing in. Everything that it quotes is escaped.
 */
export function reportHtml(report: ReportDocument): string {
  const headline = report.comparisons[0]
  const [charts, comparisons] = [reportCharts(report), comparisonsTable(report)]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escapeHtml(report.title)}</h1>
<p class="verdict" dir="auto">${escapeHtml(headline?.sentence ?? 'One variant: there is nothing to compare it with.')}</p>
${headline ? `<p class="quiet">${escapeHtml(headline.comparison.reason)}</p>` : ''}
</header>
${charts.map(({ title, svg }) => `<figure><figcaption>${escapeHtml(title)}</figcaption>${svg}</figure>`).join('\n')}
<section><h2>Results</h2>
${tableHtml(figuresTable(report))}
${comparisons.rows.length === 0 ? '' : tableHtml(comparisons)}
${report.comparisons.length < 2 ? '' : `<ul>${report.comparisons.map(({ sentence }) => `<li dir="auto">${escapeHtml(sentence)}</li>`).join('')}</ul>`}
</section>
<section><h2>Method</h2>
<dl>${methodFacts(report)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`)
    .join('')}</dl>
${tableHtml(variantsTable(report))}
</section>
<section><h2>Failures</h2>
${
  failureTables(report)
    .map((table) => tableHtml(table))
    .join('\n') || '<p>No cell failed, and every answer has its scores.</p>'
}
</section>
<section><h2>What is not known</h2>
${report.unknown.length === 0 ? '<p>Nothing that was asked for is missing.</p>' : `<ul>${report.unknown.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`}
</section>
<section><h2>What produced the answers</h2>
${fingerprintTable(report).rows.length === 0 ? '<p>No answer has a fingerprint yet.</p>' : tableHtml(fingerprintTable(report))}
</section>
</main>
</body>
</html>
`
}

function tableHtml({ title, head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) =>
      index === 0 ? `<th scope="row" dir="auto">${escapeHtml(cell)}</th>` : `<td dir="auto">${escapeHtml(cell)}</td>`,
    )
  return `<div class="table"><table><caption>${escapeHtml(title)}</caption><thead><tr>${head
    .map((name) => `<th scope="col">${escapeHtml(name)}</th>`)
    .join(
      '',
    )}</tr></thead><tbody>${rows.map((cells) => `<tr>${line(cells).join('')}</tr>`).join('')}</tbody></table></div>`
}
