// upcoming: the next planned slots, for people to look at.
import { nextSlots } from '../core/delivery/schedule.js'
import type { Instant, Newsletter, Zone } from '../core/model.js'
import { offsetOf } from '../core/zone.js'
import { type Desk, findNewsletter } from './app.js'

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
    isAfterClockChange: offsetOf(at, zone) !== offsetOf(dayBefore(at), zone),
  }))
}

function dayBefore(at: Instant): Instant {
  return new Date(Date.parse(at) - 24 * 3_600_000).toISOString()
}
