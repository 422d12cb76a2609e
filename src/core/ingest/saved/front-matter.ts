// The block of "Key: value" lines that programs and careful people put above a saved text: YAML between
// dashes, the header of a mail, or plain lines. Two known keys make one; a lone "Title: ..." is text.
import type { Zone, ZonedTime } from '../../model.js'
import { bylineOf } from '../byline.js'
import { readDate } from '../dates/dates.js'

export interface FrontMatter {
  title: string | null
  author: string | null
  posted: ZonedTime | null
  updated: ZonedTime | null
  /** Between dashes, as Markdown has it. */
  isFenced: boolean
  /** What follows the block. */
  text: string
}

type Field = 'title' | 'author' | 'posted' | 'created' | 'updated' | 'other'

const KEYS: Record<Field, string> = {
  title:
    'title|headline|subject|heading|제목|기사제목|題名|タイトル|見出し|件名|标题|標題|titel|betreff|titre|objet|título|asunto|titolo|oggetto',
  author:
    'author|authors|by|byline|writer|creator|글쓴이|기자|작성자|저자|著者|筆者|作者|autor|auteur|autore',
  posted:
    'date|published|publication date|pubdate|posted|publish date|published at|published on|date published|published time|입력|날짜|일시|작성일|게시일|발행일|日付|日時|公開日|掲載日|日期|datum|fecha|data|sent|gesendet|envoyé|enviado',
  // Of the file, when the text does not say more.
  created: 'created|created at|date created',
  updated:
    'updated|modified|last modified|last updated|updated at|date modified|수정|수정일|更新|更新日|更新日時',
  other:
    'url|link|source|saved|saved on|retrieved|accessed|downloaded|from|to|cc|bcc|reply-to|message-id|section|category|categories|tags|keywords|language|lang|publisher|publication|paper|site|website|description|summary|excerpt|copyright|image|slug|layout|draft|id|출처|신문|매체|링크|원문|분류|섹션|저장|언어|出典|媒体|リンク|保存日時|保存|来源|链接|quelle|fuente|von|an|de|à',
}
const FIELDS = new Map(
  (Object.keys(KEYS) as Field[]).flatMap((field) =>
    KEYS[field].split('|').map((key) => [key, field] as const),
  ),
)

const FENCE = /^\s*(?:---|\+\+\+)\s*$/
const END = /^\s*(?:---|\+\+\+|\.\.\.)\s*$/
/** What mail programs print above the header of a mail that they pass on. */
const FORWARDED = /^\s*(?:-{2,}\s?\p{L}[\p{L} ]{2,40}-{2,}|\p{L}[\p{L} ]{4,40} message:)\s*$/u

/** The front matter of a text, which has no carriage returns; a text without any comes back as it is. */
export function readFrontMatter(text: string, zone: Zone): FrontMatter {
  const lines = text.slice(0, 8_000).split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const isFenced = FENCE.test(lines[first] ?? '')
  const start = isFenced || FORWARDED.test(lines[first] ?? '') ? nextLine(lines, first + 1) : first
  const end = isFenced
    ? lines.findIndex((line, index) => index > first && END.test(line))
    : plainEnd(lines, start)
  const fields = fieldsOf(lines.slice(Math.max(0, start), Math.max(0, end)))
  if (fields.length < 2) return { ...taken([], zone), isFenced: false, text }
  const rest = lines.slice(0, isFenced ? end + 1 : end).join('\n')
  return { ...taken(fields, zone), isFenced, text: text.slice(rest.length) }
}

function nextLine(lines: string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && line.trim() !== '')
  return found < 0 ? from : found
}

/** Without fences, the block ends at the first line that is no field. */
function plainEnd(lines: string[], start: number): number {
  const end = lines.findIndex((line, index) => index >= start && fieldOf(line) === null)
  return end < 0 ? lines.length : end
}

/** Fields in their order; of a list below a key ("- Ann Lee") the first item. */
function fieldsOf(lines: string[]): [Field, string][] {
  return lines.flatMap((line, index) => {
    const found = fieldOf(line)
    if (!found) return []
    const [field, value] = found
    return [[field, value === '' ? itemOf(lines[index + 1] ?? '') : value]]
  })
}

function fieldOf(line: string): [Field, string] | null {
  const found =
    /^\s{0,4}[*_]{0,2}([\p{L}][\p{L} _-]{0,20}?)[*_]{0,2}\s{0,3}[:：=][*_]{0,2}\s{0,4}(\S.{0,600})?$/u.exec(
      line,
    )
  const key = (found?.[1] ?? '').toLowerCase().replace(/_/g, ' ').trim()
  const field = FIELDS.get(key) ?? FIELDS.get(key.replace(/-/g, ' '))
  return field ? [field, bare(found?.[2] ?? '')] : null
}

function itemOf(line: string): string {
  return bare(/^\s*-\s+(\S.{0,300})$/.exec(line)?.[1] ?? '')
}

/** A value without quotation marks and the brackets of lists and wiki links. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^\[\[(.*)\]\]$/, '$1')
    .trim()
}

function taken(fields: [Field, string][], zone: Zone): Omit<FrontMatter, 'isFenced' | 'text'> {
  const value = (wanted: Field) =>
    fields.find(([field, text]) => field === wanted && text !== '')?.[1] ?? null
  const date = (wanted: Field) => {
    const text = value(wanted)
    return text === null ? null : readDate(text, zone)
  }
  const author = value('author')?.replace(/^\[(.*)\]$/, '$1') ?? null
  return {
    title: value('title')?.replace(/^(?:(?:fwd?|re|aw|wg|tr|rv)\s?: ?)+/i, '') ?? null,
    author: author === null ? null : (bylineOf(author) ?? author),
    posted: date('posted') ?? date('created'),
    updated: date('updated'),
  }
}
