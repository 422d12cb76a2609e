// Average-link clustering: two groups join while the mean likeness of their members is at least a threshold.
// Deterministic; quadratic in time and memory, so the caller caps how much it hands in.

/** Groups of indexes below `count`, each ascending, ordered by their first member. `alike` is symmetric. */
export function clusters(
  count: number,
  alike: (a: number, b: number) => number,
  threshold: number,
): number[][] {
  const groups: (number[] | null)[] = Array.from({ length: count }, (_, index) => [index])
  const likeness = groups.map((_, a) => Float64Array.from(groups, (_, b) => (a === b ? -1 : -2)))
  for (let a = 0; a < count; a++) for (let b = 0; b < a; b++) set(likeness, a, b, alike(a, b))
  const nearest = likeness.map((row) => bestIn(row, groups))
  for (;;) {
    const pair = closest(likeness, nearest, groups)
    if (!pair || pair.value < threshold) break
    join(pair.a, pair.b, groups, likeness)
    refresh(pair.a, pair.b, groups, likeness, nearest)
  }
  return groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b))
}

function set(likeness: Float64Array[], a: number, b: number, value: number): void {
  const [one, other] = [likeness[a], likeness[b]]
  if (one) one[b] = value
  if (other) other[a] = value
}

function bestIn(row: Float64Array, groups: unknown[]): number {
  let best = -1
  for (let i = 0; i < row.length; i++)
    if (groups[i] && (row[i] ?? -1) >= 0 && (best < 0 || (row[i] ?? 0) > (row[best] ?? 0))) best = i
  return best
}

function closest(likeness: Float64Array[], nearest: number[], groups: unknown[]) {
  let found: { a: number; b: number; value: number } | null = null
  for (let a = 0; a < groups.length; a++) {
    const b = nearest[a] ?? -1
    const value = groups[a] && b >= 0 ? (likeness[a]?.[b] ?? -1) : -1
    if (value >= 0 && (found === null || value > found.value))
      found = { a: Math.min(a, b), b: Math.max(a, b), value }
  }
  return found
}

/** The second group goes into the first; its likeness to the rest is the mean over all members. */
function join(a: number, b: number, groups: (number[] | null)[], likeness: Float64Array[]): void {
  const [one, other] = [groups[a] ?? [], groups[b] ?? []]
  for (let i = 0; i < groups.length; i++) {
    if (i === a || i === b || !groups[i]) continue
    const sum = (likeness[a]?.[i] ?? 0) * one.length + (likeness[b]?.[i] ?? 0) * other.length
    set(likeness, a, i, sum / (one.length + other.length))
  }
  groups[a] = [...one, ...other]
  groups[b] = null
}

function refresh(
  a: number,
  b: number,
  groups: (number[] | null)[],
  likeness: Float64Array[],
  nearest: number[],
): void {
  likeness.forEach((row, i) => {
    if (!groups[i]) return
    const now = nearest[i] ?? -1
    if (i === a || now === a || now === b) nearest[i] = bestIn(row, groups)
    else if ((row[a] ?? -1) > (row[now] ?? -1)) nearest[i] = a
  })
}
