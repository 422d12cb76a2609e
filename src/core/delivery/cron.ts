// What may be written as a cron expression (croner). Apart from schedule.ts, so that a configuration can be checked
// without the calendar.
import { Cron } from 'croner'

/** Why `text` is no cron expression of ours, as the end of a sentence; null when it is one. */
export function cronProblem(text: string): string | null {
  const words = text.trim().split(/\s+/)
  const advice = 'write minute hour day month weekday, for example "0 7 * * 1-5"'
  if (words.length !== 5) return `"${text}" is no cron expression: ${advice}`
  try {
    if (new Cron(text, { mode: '5-part', paused: true, timezone: 'UTC' }).nextRun() === null) {
      return `"${text}" is a day that never comes`
    }
    return null
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    return `"${text}" is no cron expression (${detail}): ${advice}`
  }
}
