// Holds what other programs read of a Word draft against the words it must have:
// those of the body of the page of the same record and edition. Prints a line
// for each draft that lacks one, or has them in another order, and exits 1.
//
// For DIR/NAME.docx it reads DIR/NAME.html (the words), mammoth's text, and where
// they lie there DIR/pandoc/NAME.html, DIR/libreoffice/NAME.txt, DIR/NAME.pdf.txt
// and DIR/libreoffice/NAME.pdf.txt (the text of our PDF and of LibreOffice's).
//
// usage: node words.mjs DIR
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import mammoth from 'mammoth'

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#34': '"', '#39': "'" }
const inline = /<\/?(?:strong|em|a|b|i|u|span|mark|sup|sub)\b[^>]*>/g

function htmlText(html) {
  return html
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ').replace(/<!--[\s\S]*?-->/g, '')
    .replace(inline, '').replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (all, e) => entities[e] ?? (e[0] === '#' ? String.fromCodePoint(e[1] === 'x' ? parseInt(e.slice(2), 16) : +e.slice(1)) : all))
}

// Some letters are there for the eye only: where a line may break, or which way
// it runs.
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFE0E\uFE0F]/g
const words = text => text.normalize('NFC').replace(unseen, '').split(/[\s\u0085\u2028\u2029]+/).filter(Boolean)

// missing gives the first word that is not there in its turn, or null.
function missing(want, have) {
  let at = 0
  for (const w of want) {
    const found = have.indexOf(w, at)
    if (found < 0) return w
    at = found + 1
  }
  return null
}

// fewer gives the words that are there less often than wanted. The text of a
// laid-out page comes column by column and breaks words at the end of a line, so
// the order says nothing, and a word may be there in two; pdftotext joins some of
// them again without their own hyphen.
function fewer(want, have) {
  const count = new Map()
  const take = w => {
    const n = count.get(w) ?? 0
    if (n > 0) count.set(w, n - 1)
    return n > 0
  }
  for (const w of have) count.set(w, (count.get(w) ?? 0) + 1)
  const inTwo = w => {
    for (let k = 1; k < w.length; k++) {
      const [a, b] = [w.slice(0, k), w.slice(k)]
      if (count.get(a) > 0 && count.get(b) > 0 && (a !== b || count.get(a) > 1)) return take(a) && take(b)
    }
    return false
  }
  return want.filter(w => !take(w)).filter(w => !inTwo(w))
}

// laidOut leaves out what the laying out of a page changes: hyphens, the capitals of
// w:caps, and the narrow space before a per cent sign, which pdftotext sees or not.
const laidOut = text => text.toLowerCase().replace(/[-\u2010\u2011]/g, '').replaceAll('%', ' % ')

// inMain and around give the words of a page's body, and of its header and footer.
// What opens a fold of the page is the page's own, as a scroll bar is.
const inMain = html => words(htmlText(/<main[^>]*>([\s\S]*)<\/main>/.exec(html)[1].replace(/<details class="fold"><summary>[^<]*<\/summary><\/details>/g, ' ')))
const around = html => [...html.matchAll(/<(header|footer) class="banner">([\s\S]*?)<\/\1>/g)].flatMap(m => words(htmlText(m[2])))

const dir = process.argv[2]
let failed = 0
const fail = (name, reader, what) => { failed++; console.log(`${name}: ${reader}: ${what}`) }
const read = name => existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : null
const counts = {}

for (const file of readdirSync(dir).filter(f => f.endsWith('.docx')).sort()) {
  const name = file.slice(0, -5)
  const page = read(name + '.html')
  const want = inMain(page)
  const texts = {
    mammoth: htmlText((await mammoth.convertToHtml({ path: join(dir, file) }, { convertImage: mammoth.images.imgElement(() => ({ src: '' })) })).value),
    pandoc: read(`pandoc/${name}.html`) && htmlText(read(`pandoc/${name}.html`)),
    LibreOffice: read(`libreoffice/${name}.txt`),
  }
  for (const [reader, text] of Object.entries(texts)) {
    if (text === null) continue
    counts[reader] = (counts[reader] ?? 0) + 1
    const gone = missing(want, words(text))
    if (gone !== null) fail(name, reader, `"${gone}" is not there in its turn`)
  }
  const ours = read(name + '.pdf.txt'), theirs = read(`libreoffice/${name}.pdf.txt`)
  if (ours === null || theirs === null) continue
  counts['two PDFs'] = (counts['two PDFs'] ?? 0) + 1
  for (const [reader, text] of [['our PDF', ours], ["LibreOffice's PDF", theirs]]) {
    const gone = fewer(words(laidOut([...want, ...around(page)].join(' '))), words(laidOut(text)))
    if (gone.length > 0) fail(name, reader, `lacks ${gone.slice(0, 8).map(w => `"${w}"`).join(' ')}`)
  }
}
console.log(Object.entries(counts).map(([reader, n]) => `${reader}: ${n} drafts read`).join(', '))
process.exit(failed > 0 ? 1 : 0)
