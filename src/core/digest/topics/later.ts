// Documents beyond those that are compared with each other: each joins the group to whose members it is most
// alike on average, or stands alone. What is asked of a document's words is bounded, whatever their number.
import { indexOf } from './likeness.js'
import type { Vector } from './vectors.js'

/** What so many documents hold says little of a subject, and would cost the most. */
const MOST_HOLDERS = 1000

/** `groups` hold the first documents; the further vectors are joined to them, in their order. */
export function joinLater(groups: number[][], vectors: Vector[], threshold: number): number[][] {
  const all = groups.map((group) => [...group])
  const groupOf = all.flatMap((group, number) => group.map((document) => [document, number] as const))
  const numbers = new Map(groupOf)
  if (numbers.size >= vectors.length) return all
  const index = indexOf(vectors, MOST_HOLDERS)
  for (let document = numbers.size; document < vectors.length; document++) {
    const sums = index.sums(document, (other) => numbers.get(other) ?? 0, all.length)
    const number = closest(sums, all, threshold) ?? all.length
    numbers.set(document, number)
    const group = all[number]
    if (group) group.push(document)
    else all.push([document])
  }
  return all
}

/** The first of the closest groups; null when none is close enough. */
function closest(sums: Float64Array, groups: number[][], threshold: number): number | null {
  let best: { number: number; mean: number } | null = null
  for (let number = 0; number < sums.length; number++) {
    const mean = (sums[number] ?? 0) / (groups[number]?.length ?? 1)
    if (mean >= threshold && (best === null || mean > best.mean)) best = { number, mean }
  }
  return best?.number ?? null
}
