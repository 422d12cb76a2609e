// How far a mean would swing if other texts of the same kind had been taken: B. Efron's bootstrap, 1979.
// Drawn with a generator of its own, so that the same texts always give the same interval.

/** The middle 95 % of the means of resamples drawn with replacement. */
export function interval(values: number[]): [from: number, to: number] {
  const random = numbers(20260114)
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let n = 0; n < values.length; n++) sum += values[random(values.length)] ?? 0
    return sum / (values.length || 1)
  }).sort((a, b) => a - b)
  return [means[RESAMPLES * 0.025] ?? 0, means[RESAMPLES * 0.975] ?? 0]
}

const RESAMPLES = 2000

/** Whole numbers below a limit, the same for a seed (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) % limit
  }
}
