// Bars, numbers, sizes and times for a screen that is read at one glance.
import type { Instant } from '../core/model.js'
import { colors } from './colors.js'

/** Cells of a bar. */
export const BAR = 24

export type Paint = (text: string) => string

export interface Part {
  count: number
  name: string
  paint: Paint
}

/** A bar of its parts and, beside it, the parts that there are. Each of them has a cell at least. */
export function barLine(parts: Part[], total: number): string {
  const cells = cellsOf(parts, total)
  const bar = parts.map(({ paint }, n) => painted(paint, '█'.repeat(cells[n] ?? 0))).join('')
  const empty = BAR - cells.reduce((sum, one) => sum + one, 0)
  const said = parts
    .filter(({ count }) => count > 0)
    .map(({ count, name, paint }) => paint(`${grouped(count)} ${name}`))
  return `${bar}${painted(colors.dim, '░'.repeat(empty))} ${said.join(' · ')}`
}

function cellsOf(parts: Part[], total: number): number[] {
  if (total === 0) return parts.map(() => 0)
  const cells = parts.map(({ count }) => (count === 0 ? 0 : Math.max(1, Math.round((count / total) * BAR))))
  // What rounding gave too much or too little goes to the largest part.
  const largest = cells.indexOf(Math.max(...cells))
  const sum = cells.reduce((a, b) => a + b, 0)
  return cells.map((cell, n) => (n === largest ? cell + BAR - sum : cell))
}

/** Nothing stays nothing. */
export function painted(paint: Paint, text: string): string {
  return text === '' ? '' : paint(text)
}

export function plain(text: string): string {
  return text
}

/** "1,204" */
export function grouped(count: number): string {
  return count.toLocaleString('en')
}

export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`
}

const STEPS: [ms: number, unit: string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

function duration(ms: number): string {
  const [step, unit] = STEPS.find(([least]) => ms >= least * (least === 86_400_000 ? 2 : 1)) ?? [1_000, 's']
  return `${Math.floor(ms / step)} ${unit}`
}

export function ageOf(at: Instant, now: Instant): string {
  return duration(Math.max(0, Date.parse(now) - Date.parse(at)))
}

export function ago(at: Instant, now: Instant): string {
  return `${ageOf(at, now)} ago`
}

export function until(at: Instant, now: Instant): string {
  return `in ${ageOf(now, at)}`
}
