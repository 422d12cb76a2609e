// Which addresses we call at all, judged by how they are written: the first of three gates. The lookup of
// a name and the opening of a socket are the others (io/addresses). Nothing is looked up here.
import { UserError } from '../core/errors.js'
import { parseUrl } from '../core/url.js'
import { RefusedError, refusalOfHost } from './addresses.js'
import { shorten, shown } from './fetch-errors.js'

const PORTS = new Set(['80', '443', '8080', '8443'])

export interface Permit {
  /** Calls private addresses and any port as well. */
  allowPrivateNetworks: boolean
}

/**
 * The address as a URL without a fragment, resolved against `base` where it is a redirect's. Throws a
 * RefusedError for one that we never call, and a UserError for what is no address.
 */
export function permitted(address: string, { allowPrivateNetworks }: Permit, base?: URL): URL {
  const url = parseUrl(address, base)
  if (url === null)
    throw new UserError(`"${shorten(address)}" is not an address; it should begin with https://`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RefusedError(`refused: ${shown(url)} is not a web address; only http:// and https:// are read`)
  if (url.username || url.password)
    throw new RefusedError(
      `refused: ${shown(url)} carries a user name or password; take it out of the address`,
    )
  if (!allowPrivateNetworks) {
    const port = url.port || (url.protocol === 'https:' ? '443' : '80')
    if (!PORTS.has(port))
      throw new RefusedError(
        `refused: ${shown(url)} is on port ${port}; only ${[...PORTS].join(', ')} are called unless ALLOW_PRIVATE_NETWORKS=1`,
      )
    const refusal = refusalOfHost(url.hostname)
    if (refusal) throw refusal
  }
  url.hash = ''
  return url
}
