// The block of "Key: value" lines that programs and careful people put above a saved text: YAML between
// dashes, the header of a mail, or plain lines. Two known keys make one; a lone "Title: ..." is text.
import type { Zone, ZonedTime } from '../model.js'
import { bylineOf } from './byline.js'
import { readDate } from './dates.js'

export interface FrontMatter {
  title: string | null
  author: string | null
  posted: ZonedTime | null
  updated: ZonedTime | null
  /** What follows the block. */
  text: string
}

type Field = 'title' | 'author' | 'posted' | 'updated' | 'other'

const KEYS: Record<Field, string> = {
  title:
    'title|headline|subject|heading|제목|기사제목|題名|タイトル|見出し|件名|标题|標題|titel|titre|título|titolo',
  author:
    'author|authors|by|byline|writer|creator|글쓴이|기자|작성자|저자|著者|筆者|作者|autor|auteur|autore',
  posted:
    'date|published|publication date|pubdate|posted|publish date|published at|date published|created|입력|날짜|일시|작성일|게시일|발행일|日付|日時|公開日|掲載日|日期|datum',
  updated: 'updated|modified|last modified|last updated|updated at|수정|수정일|更新|更新日|更新日時',
  other:
    'url|link|source|saved|saved on|retrieved|accessed|downloaded|from|to|cc|section|category|categories|tags|keywords|language|lang|publisher|publication|paper|site|website|description|summary|excerpt|copyright|image|slug|layout|id|출처|신문|매체|링크|원문|분류|섹션|저장|언어|出典|媒体|リンク|保存日時|保存|来源|链接|quelle|fuente',
}

/** The front matter of a text, which has no carriage returns; a text without any comes back as it is. */
export function readFrontMatter(text: string, zone: Zone): FrontMatter {
  const found: FrontMatter = { title: null, author: null, posted: null, updated: null, text }
  const lines = text.slice(0, 8_000).split('\n')
  let index = lines.findIndex((line) => line.trim() !== '')
  if (index < 0) return found
  const isFenced = /^\s*(?:---|\+\+\+)\s*$/.test(lines[index] ?? '')
  if (isFenced) index++
  let keys = 0
  for (; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const [field, value] = fieldOf(line)
    if (!field) {
      if (isFenced && line.trim() !== '' && !/^\s*(?:---|\+\+\+|\.\.\.)\s*$/.test(line)) continue
      break
    }
    keys++
    take(found, field, value, zone)
  }
  if (keys < 2) return { title: null, author: null, posted: null, updated: null, text }
  if (isFenced) index++
  return { ...found, text: text.slice(lines.slice(0, index).join('\n').length) }
}

function fieldOf(line: string): [Field | null, string] {
  const found =
    /^\s{0,4}[*_]{0,2}([\p{L}][\p{L} _-]{0,20}?)[*_]{0,2}\s{0,3}[:：=][*_]{0,2}\s{0,4}(\S.{0,600})?$/u.exec(
      line,
    )
  if (!found) return [null, '']
  const key = (found[1] ?? '').toLowerCase().replace(/[_-]/g, ' ').trim()
  const value = (found[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2')
  for (const field of Object.keys(KEYS) as Field[]) {
    if (KEYS[field].split('|').includes(key)) return [field, value]
  }
  return [null, '']
}

function take(found: FrontMatter, field: Field, value: string, zone: Zone): void {
  if (value === '' || field === 'other') return
  if (field === 'title') found.title ??= value
  else if (field === 'author') found.author ??= bylineOf(value) ?? value
  else found[field] ??= readDate(value, zone)
}
