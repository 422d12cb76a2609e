// Times as the operator's clock shows them: what we store and compare is UTC with milliseconds, which nobody
// reads with pleasure. To the minute, in the site's zone.
import type { Instant, Zone, ZonedTime } from '../core/model.js'
import { offsetTime } from '../core/zone.js'

/** "2026-01-14 16:01"; whoever shows it names the zone. */
export function minuteIn(at: Instant | ZonedTime, zone: Zone): string {
  const time = Date.parse(at)
  return (Number.isNaN(time) ? at : offsetTime(time, zone)).slice(0, 16).replace('T', ' ')
}

/** A sentence in which instants stand, with their times on that clock: "… until 2026-01-14 16:01 Asia/Seoul". */
export function withLocalTimes(sentence: string, zone: Zone): string {
  return sentence.replace(
    /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z\b/g,
    (at) => `${minuteIn(at, zone)} ${zone}`,
  )
}
