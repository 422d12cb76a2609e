// The pages of the service: what the newest edition looks like on every channel, the archive, and two
// doors for machines. Promises: GET changes nothing, our own pages run no script and fetch nothing from
// elsewhere, and whatever a channel draws is shown in a sandbox with an origin of its own.
import { type Context, Hono } from 'hono'
import type { Channel } from '../core/channel.js'
import { messageOf, UserError } from '../core/errors.js'
import type { Edition, Instant, Site } from '../core/model.js'
import { editionView } from './edition-view.js'
import { healthRoutes, type Watched } from './health.js'
import { type Archive, searchView } from './search.js'
import { editionsView, homeView } from './views.js'

/** What the pages may ask; reading only. */
export interface House extends Watched {
  site: Site
  channels: Channel[]
  /** Of all newsletters, newest first. */
  latestEditions(limit: number): Promise<Edition[]>
  edition(newsletter: string, number: number): Promise<Edition | null>
  /** The next slots of all newsletters, soonest first. */
  upcoming(count: number): Upcoming[]
  sources(): Promise<SourceLine[]>
  archive: Archive
}

export interface Upcoming {
  /** Newsletter id. */
  newsletter: string
  title: string
  at: Instant
  zone: string
}

export interface SourceLine {
  id: string
  name: string
  /** A few words for people: "read 5 minutes ago". */
  status: string
  editorials: number
}

/** How far back the front page looks for the newest edition of each newsletter, and the archive goes. */
const RECENT = 40
const ARCHIVE = 400

const OUR_PAGES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** A drawing brings its own scripts and styles inline; it gets no origin, no network and no forms. */
const DRAWINGS = [
  'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const HEADERS: Record<string, string> = {
  'content-security-policy': OUR_PAGES,
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-cache',
}

export function webPages(house: House): Hono {
  const { site } = house
  const app = new Hono()

  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
    await next()
  })

  app.get('/', async (context) => {
    const editions = await house.latestEditions(RECENT)
    const view = homeView({
      editions,
      wanted: context.req.query('newsletter') ?? null,
      channels: house.channels,
      upcoming: house.upcoming(5),
      sources: await house.sources(),
    })
    return view ? context.html(page(site, view, site.fill('web/home.html', view))) : notFound(context, site)
  })

  app.get('/editions', async (context) => {
    const view = editionsView(await house.latestEditions(ARCHIVE))
    return context.html(page(site, view, site.fill('web/editions.html', view)))
  })

  app.get('/search', async (context) => {
    const view = await searchView(house.archive, context.req.query())
    context.header('content-security-policy', OUR_PAGES.replace("form-action 'none'", "form-action 'self'"))
    return context.html(page(site, view, site.fill('web/search.html', view)), view.isProblem ? 400 : 200)
  })

  app.get('/editions/:newsletter/:number', async (context) => {
    const edition = await asked(house, context)
    if (!edition) return notFound(context, site)
    const view = editionView(edition)
    return context.html(page(site, view, site.fill('web/edition.html', view)))
  })

  app.get('/preview/:newsletter/:number/:form', async (context) => {
    const edition = await asked(house, context)
    return (edition && (await preview(house, edition, context))) ?? notFound(context, site)
  })

  app.get('/style.css', (context) =>
    context.body(site.fill('web/style.css', {}), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )

  app.route('/', healthRoutes(house))

  app.notFound((context) => notFound(context, site))
  app.onError((error, context) => failed(error, context, house))
  return app
}

/** The edition that the path names; null when the path is not the name of one. */
async function asked(house: House, context: Context): Promise<Edition | null> {
  const newsletter = context.req.param('newsletter') ?? ''
  const number = context.req.param('number') ?? ''
  return /^[1-9]\d{0,8}$/.test(number) ? house.edition(newsletter, Number(number)) : null
}

/** "slack" is the drawing, "slack.json" are the messages themselves. */
async function preview(house: House, edition: Edition, context: Context): Promise<Response | null> {
  const form = context.req.param('form') ?? ''
  const name = form.replace(/\.json$/, '')
  const channel = house.channels.find((candidate) => candidate.name === name)
  if (!channel) return null
  if (name !== form) {
    const messages = await channel.render(edition, house.site)
    return context.body(JSON.stringify(messages, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
    })
  }
  if (!channel.draw) return null
  const drawing = await channel.draw(await channel.render(edition, house.site), house.site)
  context.header('content-security-policy', DRAWINGS)
  return context.html(drawing)
}

interface Page {
  title: string
  language: string
}

function page(site: Site, { title, language }: Page, body: string): string {
  return site.fill('web/page.html', { site: site.name, title, language, body })
}

function notFound(context: Context, site: Site): Response | Promise<Response> {
  return notice(context, site, 404, {
    title: 'Not found',
    text: 'There is no such page. The edition you are looking for may have another number.',
  })
}

function failed(error: unknown, context: Context, house: House): Response | Promise<Response> {
  house.log?.error({ path: context.req.path, error: messageOf(error) }, 'page failed')
  const text =
    error instanceof UserError
      ? error.message
      : 'The page could not be made. The log of the service says why.'
  return notice(context, house.site, 500, { title: 'Something went wrong', text })
}

function notice(context: Context, site: Site, status: 404 | 500, view: { title: string; text: string }) {
  const body = site.fill('web/notice.html', view)
  return context.html(page(site, { title: view.title, language: 'en' }, body), status)
}
