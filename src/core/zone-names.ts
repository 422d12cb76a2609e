// Names of time zones. Apart from core/zone.ts, so that a configuration can be checked without the calendar.

/** Is this the name of an IANA zone that we know? A bare offset ("+09:00") is not. */
export function isZone(name: string): boolean {
  if (!/^[a-z][a-z0-9_+/-]{1,50}$/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
