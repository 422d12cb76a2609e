// upcoming: the next planned slots, for people to look at.
import { nextSlots } from '../core/delivery/schedule.js'
import type { Instant, Newsletter, Zone } from '../core/model.js'
import { offsetTime } from '../core/zone.js'
import { type Desk, findNewsletter } from './app.js'

const DAY_MS = 24 * 3_600_000

export interface UpcomingSlot {
  newsletter: string
  title: string
  at: Instant
  zone: Zone
  /** The zone's clock is moved within the day before this slot. */
  isAfterClockChange: boolean
}

export function upcoming(
  desk: Desk,
  { newsletter, from, count }: { newsletter?: string; from: Instant; count: number },
): UpcomingSlot[] {
  const newsletters = newsletter === undefined ? desk.config.newsletters : [findNewsletter(desk, newsletter)]
  return newsletters
    .flatMap((one) => slotsOf(one, from, count))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
}

function slotsOf({ id, title, schedule }: Newsletter, from: Instant, count: number): UpcomingSlot[] {
  const { zone } = schedule
  return nextSlots(schedule, from, count).map((at) => ({
    newsletter: id,
    title,
    at,
    zone,
    isAfterClockChange: offsetAt(Date.parse(at), zone) !== offsetAt(Date.parse(at) - DAY_MS, zone),
  }))
}

/** "+09:00" */
function offsetAt(ms: number, zone: Zone): string {
  return offsetTime(ms, zone).slice(-6)
}
