// Names beside what is said of them: the sentences of errors, and names that a person mistyped.

/** "saved.txt is empty". What was fetched names its address itself, and is not named a second time. */
export function sentenceOf(name: string, reason: string): string {
  return /^https?:\/\//i.test(reason) || reason.startsWith(`${name} `) ? reason : `${name} ${reason}`
}

/** How many names a sentence lists at most. */
const MOST_NAMES = 10

/** "a, b, c and 12 more" */
export function listed(names: string[]): string {
  const rest = names.length - MOST_NAMES
  return rest > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more` : names.join(', ')
}

/** The name that was probably meant; null when none is near enough to be a slip of the hand. */
export function nearest(typed: string, names: string[]): string | null {
  const wanted = typed.toLowerCase().slice(0, 60)
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: { name: string; slips: number } | null = null
  for (const name of names) {
    const own = slipsBetween(wanted, name.slice(0, 60))
    const slips = name.startsWith(wanted) && wanted.length > 2 ? Math.min(own, 1) : own
    if (slips <= most && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { name, slips }
  }
  return best?.name ?? null
}

/** Letters added, left out or changed, and neighbours swapped (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = row
  }
  return above[other.length] ?? 0
}
