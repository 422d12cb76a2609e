// What charset a document says that it has, and what is meant by the names that people give to charsets.

/** The labels of the Content-Type and of the document, of which `head` is the start, in order of belief. */
export function declaredCharsets(head: string, contentType = ''): string[] {
  return [charsetIn(contentType), charsetInDocument(head)].filter((label) => label !== null)
}

/** The encoding that the web means with a label, in the names of iconv-lite. */
export function meantBy(label: string): string {
  const name = label.toLowerCase()
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name
}

function charsetIn(contentType: string): string | null {
  return /charset\s{0,5}=\s{0,5}["']?([\w:.+-]{2,40})/i.exec(contentType.slice(0, 500))?.[1] ?? null
}

function charsetInDocument(head: string): string | null {
  const xml = /^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w:.+-]{2,40})/.exec(head)?.[1]
  return xml ?? /<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?([\w:.+-]{2,40})/i.exec(head)?.[1] ?? null
}

/** Labels by what the web means with them. https://encoding.spec.whatwg.org/#names-and-labels */
const ALIASES: Record<string, string> = {
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  us: 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  l1: 'windows-1252',
  cp819: 'windows-1252',
  csisolatin1: 'windows-1252',
  'iso_8859-1': 'windows-1252',
  'iso_8859-1:1987': 'windows-1252',
  iso88591: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  utf8: 'utf-8',
  'euc-kr': 'cp949',
  euckr: 'cp949',
  ksc5601: 'cp949',
  'ks_c_5601-1987': 'cp949',
  'windows-949': 'cp949',
  uhc: 'cp949',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  sjis: 'cp932',
  'x-sjis': 'cp932',
  ms_kanji: 'cp932',
  'windows-31j': 'cp932',
  eucjp: 'euc-jp',
  'x-euc-jp': 'euc-jp',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  'x-cp1250': 'windows-1250',
  'x-cp1251': 'windows-1251',
  'x-cp1252': 'windows-1252',
  '8859-1': 'windows-1252',
  koi: 'koi8-r',
  koi8: 'koi8-r',
  'dos-874': 'windows-874',
  logical: 'iso-8859-8',
  visual: 'iso-8859-8',
  'x-mac-cyrillic': 'maccyrillic',
  'x-mac-roman': 'macroman',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  cp950: 'big5',
}
