// Language tags (BCP 47) as far as our tables need them: "ko-KR" and "KO" are "ko".
import type { Language } from '../model.js'

export function baseOf(language: Language): string {
  return language.toLowerCase().split(/[-_]/, 1)[0] ?? ''
}

/** A table's row for a language; a tag from outside never reaches what every object inherits ("constructor"). */
export function rowOf<Row>(table: Record<string, Row>, language: Language): Row | undefined {
  const base = baseOf(language)
  return Object.hasOwn(table, base) ? table[base] : undefined
}
