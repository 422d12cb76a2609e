// Editions as small as a test needs them, and the site that they are rendered for.
import type { DigestItem, DigestSection, Edition, Role, Site } from '../../../src/core/model.js'
import { openTemplates, templatesFolder } from '../../../src/io/templates.js'

export const site: Site = {
  name: 'Masthead',
  url: 'https://digest.example.org',
  fill: openTemplates(templatesFolder()),
}

export interface Story {
  paper?: string
  title?: string
  url?: string | null
  language?: string
  quotes?: [Role, string][]
}

export function item(story: Story = {}, editorial = 1): DigestItem {
  const { paper = 'The Harbor Ledger', title = 'A Floor That Does Not Grow Back', language = 'en' } = story
  const quotes = story.quotes ?? [
    ['reason', 'What is scraped off the seabed will not come back.'],
    ['position', 'Ten years is a small price for avoiding a mistake.'],
    ['demand', 'The commission should turn the lease down.'],
  ]
  return {
    editorial,
    source: { id: paper, name: paper, language },
    title,
    url: story.url === undefined ? `https://news.example/${editorial}` : story.url,
    author: null,
    language,
    published: '2026-01-14T10:01:00-08:00',
    teaser: null,
    revision: `revision-${editorial}`,
    summary: quotes.map(([role, text]) => ({
      role,
      text,
      start: 0,
      end: text.length,
      revision: `revision-${editorial}`,
    })),
  }
}

/** So many different editorials of ordinary length, from nine papers. */
export function items(count: number, story: Story = {}): DigestItem[] {
  return Array.from({ length: count }, (_, n) =>
    item(
      { paper: `Paper ${n % 9}`, title: `Headline number ${n + 1} of an ordinary morning`, ...story },
      n + 1,
    ),
  )
}

export function edition(
  sections: DigestSection[],
  rest: { language?: string; title?: string; also?: DigestItem[]; missing?: string[] } = {},
): Edition {
  const { language = 'en', title = 'Morning Editorials', also = [], missing = [] } = rest
  return {
    newsletter: 'morning',
    number: 12,
    slot: '2026-01-14T22:00:00.000Z',
    publishedAt: '2026-01-14T22:00:05.000Z',
    hash: 'hash',
    digest: {
      newsletter: { id: 'morning', title, language, zone: 'Asia/Seoul' },
      window: { from: null, to: '2026-01-14T22:00:00.000Z' },
      sections,
      alsoPublished: also,
      missing: missing.map((name) => ({
        source: { id: name, name, language },
        why: 'its feed could not be read',
      })),
    },
  }
}
