// What a page says of itself: headline, byline, dates, language, names. In the order of belief: JSON-LD of the
// article, meta tags, then what readers see.
import type { Language, Zone, ZonedTime } from '../../model.js'
import { fold } from '../html/html.js'
import { webAddress } from '../url.js'
import { readByline } from './byline.js'
import { readDates } from './dates.js'
import type { PageDocument } from './dom.js'
import { type PageHead, textsOf } from './meta.js'
import { indexOf } from './outline.js'
import { readTitle } from './title.js'

export interface PageFacts {
  title: string | null
  byline: string | null
  published: ZonedTime | null
  modified: ZonedTime | null
  lang: Language | null
  siteName: string | null
  canonical: string | null
}

/** Facts of a page at `url`; dates without a zone are read in `zone`. */
export function readFacts(
  document: PageDocument,
  head: PageHead,
  { zone, url }: { zone: Zone; url: string },
): PageFacts {
  const page: Page = { document, ...head, zone, url }
  const siteName = siteNameOf(page)
  const hints = { ...page, seen: once(() => indexOf(document)), siteName }
  return {
    title: readTitle(document, { said: titlesOf(page), siteName, url }),
    byline: readByline(hints),
    ...readDates(hints),
    lang: langOf(page),
    siteName,
    canonical: canonicalOf(page),
  }
}

// Pages that say all for machines are not searched for what readers see.
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Page extends PageHead {
  document: PageDocument
  zone: Zone
  url: string
}

function siteNameOf({ meta, article }: Page): string | null {
  return (
    meta.get('og:site_name') ??
    textsOf(article?.publisher)[0] ??
    meta.get('application-name') ??
    meta.get('apple-mobile-web-app-title') ??
    null
  )
}

function langOf({ document, meta, article }: Page): Language | null {
  const said =
    document.documentElement?.getAttribute('lang') ||
    document.documentElement?.getAttribute('xml:lang') ||
    meta.get('content-language') ||
    textsOf(article?.inLanguage)[0] ||
    meta.get('og:locale')
  const tag = said?.split(',')[0]?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null
}

function canonicalOf({ document, meta, url }: Page): string | null {
  const link = document.querySelector('link[rel~="canonical" i]')
  return webAddress(link?.getAttribute('href'), url) ?? webAddress(meta.get('og:url'), url)
}

function titlesOf({ document, meta, article }: Page): string[] {
  return [
    textsOf(article?.headline)[0],
    meta.get('og:title'),
    fold(document.getElementsByTagName('title')[0]?.textContent ?? ''),
    meta.get('twitter:title'),
    meta.get('dc.title'),
    meta.get('title'),
  ].flatMap((title) => title || [])
}
