/** How a report looks: the window's colours, light and dark as the reader's system has them, and on paper. */
export const reportStyle = `
:root{color-scheme:light dark;--bg:#f7f7f5;--panel:#fff;--line:#e4e4df;--text:#1d1f23;--dim:#5f636a;
--v0:#2c5fc4;--v1:#a85a0a;--v2:#0f7c85;--v3:#b03a7c;--v4:#6f6308;--v5:#a8433a;--v6:#5d636c}
@media(prefers-color-scheme:dark){:root{--bg:#141518;--panel:#1b1d21;--line:#2c2f35;--text:#e7e8ea;--dim:#a2a7af;
--v0:#7fa8f5;--v1:#e9a154;--v2:#62c6cf;--v3:#ee8fc0;--v4:#cdb84e;--v5:#ef8f86;--v6:#a9afb8}}
*{box-sizing:border-box}
body{background:var(--bg);color:var(--text);font:14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
font-variant-numeric:tabular-nums;margin:0;padding:28px 20px}
main{margin:0 auto;max-width:980px}
h1{font-size:15px;font-weight:600;margin:0 0 6px;color:var(--dim)}
h2{font-size:16px;margin:0 0 10px}
.verdict{font-size:21px;font-weight:500;line-height:1.35;margin:0;overflow-wrap:anywhere}
.quiet{color:var(--dim);margin:6px 0 0}
header,section,figure{background:var(--panel);border:1px solid var(--line);border-radius:10px;margin:0 0 14px;padding:18px 20px}
figcaption,caption{color:var(--dim);font-size:13px;text-align:left;padding-bottom:6px}
.table{overflow-x:auto;margin-bottom:12px}
table{border-collapse:collapse;font-size:13px;width:100%}
th,td{border-top:1px solid var(--line);padding:5px 10px 5px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{border-top:0;color:var(--dim);font-weight:500;font-size:12px;overflow-wrap:normal}
tbody th{font-weight:500}
dl{display:grid;grid-template-columns:170px 1fr;gap:4px 14px;margin:0 0 14px}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
ul{margin:0;padding-left:20px}
.chart{display:block;width:100%;max-width:760px;height:auto;font-size:12px}
.rule{stroke:var(--line)}.zero{stroke:var(--dim);stroke-dasharray:3 3}
.tick{fill:var(--dim);font-size:11px}.label{fill:var(--text)}
.bar{stroke-width:4;stroke-linecap:round}
${Array.from({ length: 7 }, (_, index) => `.v${index}{fill:var(--v${index});stroke:var(--v${index})}`).join('')}
@media print{body{background:none;padding:0}header,section,figure{break-inside:avoid;border:0;padding:6px 0}}
`
