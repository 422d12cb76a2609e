// erase: a person who wants to be forgotten is. What the ledger says of the past adds up as before, without them.
import type { Channel } from '../core/channel.js'
import { canonicalJson } from '../core/digest/edition.js'
import { UserError } from '../core/errors.js'
import { eraseSubscriber, findSubscriber, type StoredSubscriber } from '../store/erase.js'
import type { App } from './app.js'
import { listed, nearest } from './naming.js'

export interface Erased extends Omit<StoredSubscriber, 'id'> {
  channel: string
  /** As the channel reads it. */
  address: unknown
  /** False: this is only what would be erased. */
  isErased: boolean
}

export interface EraseInput {
  channel: string
  /** As a person writes it; JSON where the channel's addresses are no plain texts. */
  address: string
  dryRun: boolean
}

/** Throws UserError when nobody has that address, or masthead.yaml lists it and would bring it back. */
export async function erase(app: App, input: EraseInput): Promise<Erased> {
  const channel = findChannel(app, input.channel)
  const address = readAddress(channel, input.address)
  refuseListed(app, channel, address)
  const subscriber = await findSubscriber(app.db, channel.name, canonicalJson(address))
  if (!subscriber) {
    throw new UserError(
      `Nobody has the ${channel.title} address ${canonicalJson(address)}; there is nothing to erase.`,
    )
  }
  if (!input.dryRun) {
    await eraseSubscriber(app.db, subscriber.id)
    app.log.info({ subscriber: subscriber.id, channel: channel.name }, 'a subscriber was erased')
  }
  const { id: _, ...held } = subscriber
  return { channel: channel.name, address, ...held, isErased: !input.dryRun }
}

function findChannel({ config }: App, name: string): Channel {
  const channels = config.channels.map(({ channel }) => channel)
  const found = channels.find((channel) => channel.name === name)
  if (found) return found
  const names = channels.map((channel) => channel.name)
  const meant = nearest(name, names)
  const hint = meant === null ? '' : ` Did you mean ${meant}?`
  throw new UserError(`There is no channel "${name}".${hint} There are: ${listed(names)}.`, { code: 2 })
}

function readAddress(channel: Channel, text: string): unknown {
  const plain = channel.address.safeParse(text)
  if (plain.success) return plain.data
  const structured = channel.address.safeParse(jsonOf(text))
  if (structured.success) return structured.data
  const why = plain.error.issues[0]?.message ?? 'is refused'
  throw new UserError(`"${text}" is no address of ${channel.title}: it ${why}.`, { code: 2 })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuseListed({ config }: App, channel: Channel, address: unknown): void {
  const key = canonicalJson(address)
  const listing = config.newsletters.filter(({ to }) =>
    (to[channel.name] ?? []).some((one) => canonicalJson(one) === key),
  )
  if (listing.length === 0) return
  const newsletters = listing.map(({ id }) => id)
  throw new UserError(
    `${config.path} lists this ${channel.title} address under "to:" of ${listed(newsletters)} and would bring it back. Take it out there first, then erase again.`,
  )
}
