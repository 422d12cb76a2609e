// The dates that a listing prints beside its headlines: in the card around each, the largest element that holds
// no other headline.
import type { Zone, ZonedTime } from '../../model.js'
import { findDate, readDate } from '../dates/dates.js'
import { fold } from '../html/html.js'
import type { PageElement } from './dom.js'
import type { Link } from './listing.js'

/** A date for each headline whose card prints one. */
export function datesBeside(headlines: Link[], zone: Zone): Map<Link, ZonedTime> {
  const owners = ownersOf(headlines)
  const dates = new Map<Link, ZonedTime>()
  for (const headline of headlines) {
    const card = cardOf(headline, owners)
    const date = dateIn(card, headline.title, zone)
    if (date) dates.set(headline, date)
  }
  return dates
}

/** A card is no more than so many elements around its link. */
const MAX_HEIGHT = 6
/** Cards with more text (characters) are whole pages. */
const LONGEST_CARD = 2_000

function ownersOf(headlines: Link[]): Map<PageElement, string | null> {
  const owners = new Map<PageElement, string | null>()
  for (const { anchor, key } of headlines) {
    for (const element of around(anchor)) {
      const isFree = !owners.has(element) || owners.get(element) === key
      owners.set(element, isFree ? key : null)
      if (owners.get(element) === null) break
    }
  }
  return owners
}

function* around(anchor: PageElement): Iterable<PageElement> {
  let element: PageElement | null = anchor
  for (let height = 0; element && height <= MAX_HEIGHT; height++, element = element.parentElement) {
    if (element.tagName === 'BODY') return
    yield element
  }
}

function cardOf({ anchor, key }: Link, owners: Map<PageElement, string | null>): PageElement {
  let card = anchor
  for (const element of around(anchor)) {
    if (owners.get(element) !== key) break
    card = element
  }
  return card
}

function dateIn(card: PageElement, title: string, zone: Zone): ZonedTime | null {
  const time = card.tagName === 'TIME' ? card : card.querySelector('time')
  const marked =
    time && (readDate(time.getAttribute('datetime') ?? '', zone) ?? readDate(time.textContent, zone))
  if (marked) return marked
  const text = fold(card.textContent)
  if (text.length > LONGEST_CARD || !/\d/.test(text)) return null
  // A date in the headline or the teaser is what they are about; one beside them is a short text of its own.
  for (const element of card.querySelectorAll('span, em, p, div, small, dd, li, td, i, b')) {
    const line = fold(element.textContent)
    if (line.length < 6 || line.length > LONGEST_LINE || line === title) continue
    const found = findDate(line, zone)
    if (found && found.rest.length <= MOST_BESIDE) return found.date
  }
  return null
}

const LONGEST_LINE = 60
const MOST_BESIDE = 30
