// How long a feed asks to be left alone.
import { firstChild, lineOf } from './text.js'
import type { XmlElement } from './xml.js'

/**
 * Minutes for which a feed asks not to be fetched again; null when it asks nothing. RSS 2.0 says <ttl>, the
 * syndication module how often in a period (of a day, where it says none).
 * https://web.resource.org/rss/1.0/modules/syndication/
 */
export function ttlOf(channel: XmlElement): number | null {
  const ttl = wholeNumber(lineOf(firstChild(channel, 'ttl')))
  if (ttl !== null) return ttl
  const period = lineOf(firstChild(channel, 'sy:updateperiod'))?.toLowerCase()
  const frequency = wholeNumber(lineOf(firstChild(channel, 'sy:updatefrequency')))
  if (period === undefined && frequency === null) return null
  const minutes = PERIODS[period ?? 'daily']
  return minutes === undefined ? null : Math.max(1, Math.round(minutes / (frequency || 1)))
}

const PERIODS: Record<string, number> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

function wholeNumber(text: string | null): number | null {
  return text && /^\d{1,7}$/.test(text) && Number(text) > 0 ? Number(text) : null
}
