// Reads PDF files with pdf.js and prints what it finds, one JSON object a line:
// file, pages, warnings, text (one string for each block of the structure tree),
// roles (those of the structure tree, headings with their words) and aloud: what a
// reader is told of, as [page, what it is, its words or its numbers].
//
// usage: node read.mjs FILE.pdf...
import { readFile } from 'node:fs/promises'

globalThis.DOMMatrix ??= class {} // pdf.js asks for it when it is loaded; only drawing needs it
const said = console.warn
console.warn = () => {} // of what drawing would need besides
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
console.warn = said

const INLINE = new Set(['Span', 'Link', 'Reference'])
const MARKER = /^(\p{S}|\p{P}|\d+\.|[a-z]\.)$/u // what a list puts before an item is no word

// words gives the text of each piece of marked content of a page, by its id.
async function words(page) {
  const byId = new Map()
  const open = []
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps') open.push(item.id)
    else if (item.type === 'beginMarkedContent') open.push(null)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.findLast(id => id)
      if (id) byId.set(id, (byId.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : '')) // pdf.js takes the space at a line's end for the end
    }
  }
  return byId
}

// A table of contents repeats the headings, and a picture's words are drawn: a
// figure's caption alone is text.
function walk(node, byId, found, drawn = false) {
  if (node.type === 'content') {
    if (!drawn) found.text[found.text.length - 1] += byId.get(node.id) ?? ''
    return
  }
  if (node.role === 'TOC') return
  drawn = node.role === 'Figure' || (drawn && node.role !== 'Caption')
  const block = node.role && !INLINE.has(node.role)
  if (block) found.text.push('')
  const from = found.text.length - 1
  if (node.role && node.role !== 'Root') found.roles.push([node.role, from])
  for (const child of node.children ?? []) walk(child, byId, found, drawn)
  if (node.role === 'Lbl' && MARKER.test(found.text[from].trim())) found.text[from] = ''
  if (block) found.text.push('')
}

// aloud gives headings, terms, tables with their heads and rows, and quotes of a page's
// tree, in its order. pdf.js gives what goes on over a page once for each page.
function aloud(node, byId, n, out) {
  const text = (e) => (e.type === 'content' ? byId.get(e.id) ?? '' : (e.children ?? []).map(text).join(''))
  const count = (e, role) => (e.role === role ? 1 : 0) + (e.children ?? []).reduce((sum, c) => sum + count(c, role), 0)
  if (/^H[1-6]$/.test(node.role ?? '')) out.push([n, 'heading ' + node.role[1], text(node)])
  else if (node.role === 'Lbl' && !MARKER.test(text(node).trim())) out.push([n, 'term', text(node)])
  else if (node.role === 'BlockQuote') out.push([n, 'quote'])
  else if (node.role === 'Table') out.push([n, 'table', count(node, 'TH'), count(node, 'TR') - count(node, 'THead')])
  if (node.role !== 'TOC') for (const child of node.children ?? []) aloud(child, byId, n, out)
}

for (const file of process.argv.slice(2)) {
  const warnings = []
  console.log = console.warn = (...a) => warnings.push(a.join(' '))
  const doc = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 1 }).promise
  const found = { text: [''], roles: [] }
  const told = []
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n)
    const byId = await words(page)
    const tree = (await page.getStructTree()) ?? {}
    walk(tree, byId, found)
    aloud(tree, byId, n, told)
  }
  const roles = found.roles.map(([role, at]) => (/^H[1-6]$/.test(role) ? `${role} ${found.text[at]}` : role))
  process.stdout.write(JSON.stringify({ file, pages: doc.numPages, warnings, text: found.text, roles, aloud: told }) + '\n')
  await doc.destroy()
}
