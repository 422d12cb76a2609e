// The composition root: what every verb works with, made once from the environment and masthead.yaml.

import { setTimeout as wait } from 'node:timers/promises'
import type { Variables } from '../config/environment.js'
import { type Config, loadConfig } from '../config/index.js'
import type { Channel, Log, OpenChannel } from '../core/channel.js'
import { messageOf, UserError } from '../core/errors.js'
import type { Instant, Newsletter, Site, Source, SourceName } from '../core/model.js'
import { type Documents, openDocuments } from '../io/documents.js'
import { type Fetch, openFetch } from '../io/fetch.js'
import { openGuest } from '../io/guest.js'
import { openLog } from '../io/log.js'
import { openTemplates, templatesFolder } from '../io/templates.js'
import { type Database, openDatabase } from '../store/database.js'
import { loadHost, saveHost } from '../store/hosts.js'
import { syncSubscriptions } from '../store/subscriptions.js'
import { findChannels } from './channels.js'
import { listed, nearest } from './naming.js'
import { openChannelMemory, type Watch, watched } from './watched.js'

export interface App extends Desk {
  db: Database
  /** The real time, which the ledger goes by. */
  clock(): Instant
  /** A channel that is on, opened when it is first used. */
  channel(name: string): Promise<OpenChannel>
}

export interface AppInput {
  env: Variables
  cwd: string
  /** The real time, unless somebody plays it. */
  clock?: () => Instant
  /** The gap between two requests to one host (ms), where that is not the guest's own. */
  gapMs?: number
  /** Hears what the channels do, beside the log. */
  watch?: Watch
}

/** What can be known without touching the database: for commands that store nothing. */
export interface Desk {
  config: Config
  log: Log
  site: Site
  fetch: Fetch
  documents: Documents
  close(): Promise<void>
}

export async function openDesk({ env, cwd }: AppInput): Promise<Desk> {
  const config = loadConfig({ env, cwd, channels: await findChannels() })
  const fetch = openFetch({
    allowPrivateNetworks: config.environment.ALLOW_PRIVATE_NETWORKS,
    userAgent: `${PRODUCT}/${VERSION} (+${contactOf(config)})`,
  })
  return {
    config,
    log: openLog(config.environment.LOG_LEVEL),
    site: openSite(config),
    fetch,
    // What a person names by hand is read as a browser would: without robots.txt, without waiting.
    documents: openDocuments((url, { robots: _, ...asking }) => fetch(url, asking)),
    close: () => fetch.close(),
  }
}

/** Opens the database as well. Throws UserError for everything that the operator can mend. */
export async function openApp(input: AppInput): Promise<App> {
  const desk = await openDesk(input)
  const db = await openDatabase(desk.config.environment.DATABASE_URL)
  const clock = input.clock ?? (() => new Date().toISOString())
  await syncSubscriptions(db, desk.config.newsletters, clock())
  const opened = new Map<string, Promise<OpenChannel>>()
  const memory = openChannelMemory(db, desk.log)

  async function open(name: string): Promise<OpenChannel> {
    const setting = desk.config.channels.find(({ channel }) => channel.name === name)
    if (setting?.state !== 'on')
      throw new UserError(`The channel ${name} is off. Set its variables (see .env.example).`)
    const tools = {
      log: desk.log,
      site: desk.site,
      outbox: desk.config.outbox,
      acked: (ms: number) => input.watch?.acked(name, ms),
    }
    const channel = await setting.channel.open(setting.options, tools).catch((error: unknown) => {
      memory.note({ channel: name, outcome: 'no-start', error: messageOf(error), at: clock() })
      throw error
    })
    return watched(name, channel, {
      clock,
      sent(sent) {
        memory.note(sent)
        input.watch?.sent(sent)
      },
      note: memory.note,
    })
  }

  return {
    ...desk,
    db,
    documents: openDocuments(
      openGuest(desk.fetch, {
        memory: { load: (host) => loadHost(db, host), save: (host, state) => saveHost(db, host, state) },
        now: clock,
        wait: (ms, signal) => wait(ms, undefined, { signal }),
        product: PRODUCT,
        gapMs: input.gapMs,
      }),
    ),
    clock,
    channel(name) {
      let channel = opened.get(name)
      if (!channel) {
        channel = open(name)
        opened.set(name, channel)
        // A channel that could not be opened is tried again the next time.
        channel.catch(() => opened.delete(name))
      }
      return channel
    },
    async close() {
      const channels = await Promise.allSettled(opened.values())
      await Promise.allSettled(channels.map((c) => (c.status === 'fulfilled' ? c.value.close() : undefined)))
      await memory.close()
      await desk.close()
      await db.destroy()
    },
  }
}

export const VERSION = '0.1.0'
/** How servers know us: in User-Agent, and in the groups of robots.txt. */
const PRODUCT = 'Masthead'

/** Where a server's keeper finds us: in every request (RFC 9110 section 10.1.5). */
function contactOf({ environment }: Config): string {
  return environment.CONTACT_URL ?? siteUrl(environment)
}

function siteUrl({ PUBLIC_URL, PORT }: Config['environment']): string {
  return PUBLIC_URL ?? `http://localhost:${PORT}`
}

export function channelsOn({ config }: { config: Config }): Channel[] {
  return config.channels.filter(({ state }) => state === 'on').map(({ channel }) => channel)
}

/** Throws UserError (wrong usage) with the names there are. */
export function findNewsletter({ config }: { config: Config }, id: string | undefined): Newsletter {
  const found = id === undefined ? config.newsletters[0] : config.newsletters.find((n) => n.id === id)
  if (!found) throw unknown('newsletter', id, config.newsletters)
  return found
}

export function findSource({ config }: { config: Config }, id: string): Source {
  const found = config.sources.find((source) => source.id === id)
  if (!found) throw unknown('source', id, config.sources)
  return found
}

export function sourcesOf({ config }: { config: Config }, newsletter: Newsletter): SourceName[] {
  return newsletter.sources
    .flatMap((id) => config.sources.find((source) => source.id === id) ?? [])
    .map(({ id, name, language }) => ({ id, name, language }))
}

function unknown(noun: string, id: string | undefined, known: { id: string }[]): UserError {
  const ids = known.map((item) => item.id)
  const meant = id === undefined ? null : nearest(id, ids)
  const hint = meant === null ? '' : ` Did you mean ${meant}?`
  return new UserError(`There is no ${noun} "${id}".${hint} There are: ${listed(ids)}.`, { code: 2 })
}

function openSite(config: Config): Site {
  return {
    name: config.site.name,
    url: siteUrl(config.environment),
    fill: openTemplates(templatesFolder()),
  }
}
