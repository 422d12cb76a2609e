// How lists of cues become patterns. Each is an alternation of fixed words, so that matching stays linear in the
// sentence. Lists part their cues by " | "; inside a cue "|" has no spaces around it.

/** Matches nothing. */
export const never = /(?!)/

/** Whole words, whatever their case. */
export function whole(list: string): RegExp {
  return new RegExp(`\\b${oneOf(list)}\\b`, 'i')
}

/** At the beginning of the sentence, behind an opening mark at most. */
export function first(list: string): RegExp {
  return new RegExp(`^["“‘(「『\\s]{0,3}${oneOf(list)}`, 'i')
}

/** At the end of the sentence, before its closing marks: where Korean and Japanese keep the verb. */
export function last(list: string): RegExp {
  return new RegExp(`${oneOf(list)}[\\s.!。！…”"’'」』)）]{0,6}$`)
}

/** Wherever it stands. */
export function anywhere(list: string): RegExp {
  return new RegExp(oneOf(list))
}

function oneOf(list: string): string {
  return `(?:${list.trim().replaceAll(/\s+\|\s+/g, '|')})`
}
