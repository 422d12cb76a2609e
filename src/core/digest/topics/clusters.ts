// Average-link clustering: two groups join while the mean likeness of their members, held against how tight
// the groups are already, is at least a threshold. Deterministic: of equal pairs the one that comes first
// joins first. Quadratic in time and memory (4 bytes a pair), so the caller caps how much it hands in.
import type { Likeness } from './likeness.js'

/**
 * Reports of one event are far more alike than editorials on one issue, and what comes near them in likeness
 * is often another event with the same people. So a group whose members are more alike than LOOSE asks more
 * of what may join it: up to TIGHTEST / LOOSE times as much, half of it for each side.
 */
const LOOSE = 0.2
const TIGHTEST = 0.6

/** Groups of indexes below `count`, each ascending, ordered by their first member. */
export function clusters(count: number, alike: Likeness, threshold: number): number[][] {
  const state = start(count, alike)
  for (;;) {
    const pair = nextPair(state, threshold)
    if (!pair) break
    join(pair.a, pair.b, state)
  }
  return state.groups.filter((group) => group !== null).map((group) => group.sort((a, b) => a - b))
}

interface State {
  /** By the lower index of their first members; null once a group has joined another. */
  groups: (number[] | null)[]
  /** Mean likeness of two groups: row a holds those below a. */
  means: Float32Array[]
  /** Mean likeness within a group, 0 for a single document. */
  within: Float64Array
  /** What its tightness leaves of a likeness to a group: 1, or less. */
  ease: Float64Array
  /** By group: no partner of it is closer than `bound`; `partner` was when it was last looked up. */
  bound: Float64Array
  partner: Int32Array
}

function start(count: number, alike: Likeness): State {
  const means = Array.from({ length: count }, (_, a) => {
    const row = new Float32Array(a)
    for (let b = 0; b < a; b++) row[b] = alike(a, b)
    return row
  })
  const state: State = {
    groups: Array.from({ length: count }, (_, index) => [index]),
    means,
    within: new Float64Array(count),
    ease: new Float64Array(count).fill(1),
    bound: new Float64Array(count),
    partner: new Int32Array(count).fill(-1),
  }
  for (let a = 0; a < count; a++) lookUp(a, state)
  return state
}

/** The closest pair, if it is close enough. Bounds go stale as groups join, and are looked up only when met. */
function nextPair(state: State, threshold: number): { a: number; b: number } | null {
  for (;;) {
    const a = widest(state)
    const bound = state.bound[a] ?? -1
    if (a < 0 || bound < threshold) return null
    const b = state.partner[a] ?? -1
    if (state.groups[b] && closeness(a, b, state) === bound) return { a: Math.min(a, b), b: Math.max(a, b) }
    lookUp(a, state)
  }
}

function widest({ groups, bound }: State): number {
  let best = -1
  for (let i = 0; i < groups.length; i++)
    if (groups[i] && (best < 0 || (bound[i] ?? 0) > (bound[best] ?? 0))) best = i
  return best
}

function lookUp(a: number, state: State): void {
  let best = -1
  let value = -1
  for (let b = 0; b < state.groups.length; b++) {
    if (b === a || !state.groups[b]) continue
    const close = closeness(a, b, state)
    if (close > value) [best, value] = [b, close]
  }
  state.partner[a] = best
  state.bound[a] = value
}

function closeness(a: number, b: number, state: State): number {
  return meanOf(a, b, state) * (state.ease[a] ?? 1) * (state.ease[b] ?? 1)
}

function easeOf(within: number): number {
  return Math.sqrt(LOOSE / Math.min(Math.max(within, LOOSE), TIGHTEST))
}

function meanOf(a: number, b: number, { means }: State): number {
  return (a > b ? means[a]?.[b] : means[b]?.[a]) ?? 0
}

/** The second group goes into the first; its likeness to the rest is the mean over all members. */
function join(a: number, b: number, state: State): void {
  const { groups, within, ease, bound, partner } = state
  const [one, other] = [groups[a] ?? [], groups[b] ?? []]
  const [m, n] = [one.length, other.length]
  const pairs = (size: number) => (size * (size - 1)) / 2
  within[a] =
    (pairs(m) * (within[a] ?? 0) + pairs(n) * (within[b] ?? 0) + m * n * meanOf(a, b, state)) / pairs(m + n)
  ease[a] = easeOf(within[a] ?? 0)
  for (let i = 0; i < groups.length; i++)
    if (i !== a && i !== b && groups[i])
      set(a, i, (meanOf(a, i, state) * m + meanOf(b, i, state) * n) / (m + n), state)
  groups[a] = [...one, ...other]
  groups[b] = null
  lookUp(a, state)
  // A group may have grown looser by this, and so come nearer to another than that one's bound.
  for (let i = 0; i < groups.length; i++) {
    if (i === a || !groups[i]) continue
    const close = closeness(a, i, state)
    if (close > (bound[i] ?? 0)) {
      bound[i] = close
      partner[i] = a
    }
  }
}

function set(a: number, b: number, value: number, { means }: State): void {
  const row = means[Math.max(a, b)]
  if (row) row[Math.min(a, b)] = value
}
