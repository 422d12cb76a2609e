// Times that a person writes: a day, a time on the clock of the site, or one that names its zone.
import { UserError } from '../core/errors.js'
import type { Instant, Zone } from '../core/model.js'
import { oneLine, shorten } from '../core/text.js'
import { instantOf, zonedTime } from '../core/zone.js'

const DAY = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?$/
const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i

/**
 * "2026-01-14" is the midnight with which that day begins in `zone`, "2026-01-14T07:00" a time on its clock; with an
 * offset or Z a time stays what it is. Throws UserError (wrong usage) that says what can be written.
 */
export function givenTime(text: string, zone: Zone): Instant {
  const written = text.trim()
  try {
    if (ZONED.test(written)) return instantOf(written.replace(' ', 'T'))
    const [, year, month, day, hour = 0, minute = 0, second = 0] = DAY.exec(written) ?? []
    const wall = { year: Number(year), month: Number(month), day: Number(day) }
    const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) }
    return instantOf(zonedTime({ ...wall, ...clock }, zone))
  } catch (cause) {
    throw new UserError(
      `"${shorten(oneLine(text), 60)}" is no time. Write a day such as 2026-01-14 or a time such as 2026-01-14T07:00, both on the clock of ${zone}, or a time with its zone such as 2026-01-14T07:00+09:00.`,
      { code: 2, cause },
    )
  }
}
