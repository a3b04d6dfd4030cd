/** What a picture takes from the page: style sheets and variables do not go with it. */
const copied = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'visibility',
  'display',
]

const margin = 12
/** Twice the size on the screen, so that it is sharp on paper too. */
const scale = 2

/** A drawn figure as an SVG file that looks the same anywhere, on the page's ground. */
export function svgOf(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const originals = [drawn, ...drawn.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original)
    const target = copies[index]
    if (!target) continue
    for (const name of copied) {
      const value = style.getPropertyValue(name)
      if (value !== '') target.setAttribute(name, value)
    }
    target.removeAttribute('class')
    target.removeAttribute('style')
  }
  for (const sheet of copy.querySelectorAll('style')) sheet.remove()
  const { width, height } = sizeOf(drawn)
  const frame = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  frame.setAttribute('viewBox', `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`)
  frame.setAttribute('width', String(width + 2 * margin))
  frame.setAttribute('height', String(height + 2 * margin))
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({
    x: -margin,
    y: -margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  }))
    ground.setAttribute(name, String(value))
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.setAttribute('overflow', 'visible')
  frame.append(ground, copy)
  return new XMLSerializer().serializeToString(frame)
}

/** A drawn figure as a PNG. */
export async function pngOf(drawn: SVGSVGElement): Promise<Blob> {
  const { width, height } = sizeOf(drawn)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(drawn))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * margin) * scale
  canvas.height = (height + 2 * margin) * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png')
  })
}

function sizeOf(drawn: SVGSVGElement): { width: number; height: number } {
  const { width, height } = drawn.getBoundingClientRect()
  return { width: Math.ceil(width), height: Math.ceil(height) }
}
