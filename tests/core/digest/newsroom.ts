// The editorials of samples/ with the sentences that a reader marked as position, reason and demand.
// Reads the files without the ingest code, so that a summary's test fails for the summary's sake only.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeHTML } from 'entities'

interface Sample {
  source: string
  file: string
  lang: string
  title: string
  paragraphs: { starts: string; ends: string }[]
  issue: string
  position: string
  reason: string
  demand: string | null
}

export const root = resolve(import.meta.dirname, '../../..')

const samples: Sample[] = JSON.parse(readFileSync(join(root, 'tests/samples/newsroom.json'), 'utf8'))

export const newsroom = samples.map((sample, index) => ({ ...sample, id: index + 1, text: textOf(sample) }))

function textOf({ file, paragraphs }: Sample): string {
  const plain = withoutTags(decodeHTML(withoutTags(decodeHTML(readFileSync(join(root, file), 'utf8')))))
  let from = 0
  return paragraphs
    .map(({ starts, ends }) => {
      const start = plain.indexOf(starts, from)
      from = plain.indexOf(ends, start) + ends.length
      return plain.slice(start, from).replace(/\s+/g, ' ')
    })
    .join('\n\n')
}

function withoutTags(markup: string): string {
  return markup.replace(/<[^>]*>/g, '')
}
