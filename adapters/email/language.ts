// What a mail must know of a language: its direction, the fonts that have its letters, and how it writes a date.
import type { Instant, Language, Zone } from '../../src/core/model.js'

/** Languages written from right to left (CLDR, layout/orientation). */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi'])

// Every mail client has one of a row. The Latin serif first only where the text is Latin: it would take
// the figures and quotation marks out of Chinese, Japanese and Korean lines.
const KOREAN = "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif"
const JAPANESE =
  "'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,'Noto Sans JP','Noto Sans CJK JP',sans-serif"
const CHINESE = "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif"
const OTHERS = "Georgia,'Times New Roman','Noto Serif',serif"
const FONTS: Record<string, string> = { ko: KOREAN, ja: JAPANESE, zh: CHINESE }

export function fontsFor(language: Language): string {
  return FONTS[primary(language)] ?? OTHERS
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(primary(language)) ? 'rtl' : 'ltr'
}

/** "Wednesday, January 14, 2026": the day of an instant in a zone; in English where the tag is unknown. */
export function dateIn(language: Language, zone: Zone, instant: Instant): string {
  const locale = isKnown(language) ? language : 'en'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone }).format(new Date(instant))
}

function isKnown(language: Language): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  } catch {
    return false
  }
}

function primary(language: Language): string {
  return language.toLowerCase().split('-')[0] ?? ''
}
