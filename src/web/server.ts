// The one port of the service: the channels' own routes first, then the pages.
// A channel's route gets the request untouched (signatures are computed over the raw body).
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AddressRange } from '../core/addresses.js'
import type { Log, Route } from '../core/channel.js'
import { UserError } from '../core/errors.js'
import { type Asked, clientAddress } from './client-address.js'

/** How long requests in flight may take once the service stops (ms). */
const FAREWELL_MS = 5_000
/** How long a client may take to send its request (ms). */
const REQUEST_MS = 30_000
/**
 * How long an idle connection is kept (ms): longer than proxies keep theirs (nginx and most load balancers 60 s), or
 * one sends a request into the connection that we are just closing and answers 502.
 */
const IDLE_MS = 75_000

export interface Web {
  /** Where a browser on this machine finds it. */
  url: string
  port: number
  /** Takes no more requests and resolves when those in flight are answered, or cut after five seconds. */
  close(): Promise<void>
}

export interface WebInput {
  /** 0 takes any free one. */
  port: number
  routes: Route[]
  /** Who is believed when it speaks for others; unset: nobody. */
  proxies?: readonly AddressRange[]
  log?: Log
}

/** Throws UserError when the port cannot be had. */
export async function openWeb(app: Hono, { port, routes, proxies = [], log }: WebInput): Promise<Web> {
  const answer = dispatch(routes, getRequestListener(app.fetch))
  const noticed = noticeHearsay(proxies, log)
  const server = createServer(
    { requestTimeout: REQUEST_MS, keepAliveTimeout: IDLE_MS },
    (request, response) => {
      noticed(request)
      answer(request, response)
    },
  )
  await listen(server, port)
  const taken = (server.address() as AddressInfo).port
  return { url: `http://localhost:${taken}`, port: taken, close: () => close(server) }
}

/** Says once that somebody speaks for others and is not believed: a proxy that the operator forgot, or a liar. */
function noticeHearsay(proxies: readonly AddressRange[], log: Log | undefined): (request: Asked) => void {
  let isSaid = log === undefined
  return (request) => {
    if (isSaid) return
    const { address, isHearsay } = clientAddress(request, proxies)
    if (!isHearsay) return
    isSaid = true
    log?.warn({ proxy: address }, HEARSAY)
  }
}

const HEARSAY =
  'a host that is not in TRUSTED_PROXIES speaks for others and is not believed; name it there if it is your proxy'

function dispatch(routes: Route[], pages: RequestListener): RequestListener {
  const byKey = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]
    const route = byKey.get(`${request.method} ${path}`)
    if (!route) return pages(request, response)
    try {
      route.handle(request, response)
    } catch (error) {
      // One bad call must not end the service; the platform sees the failure and repeats the call.
      response.destroy(error instanceof Error ? error : undefined)
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)))
    server.listen(port, resolve)
  })
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  const other = 'Set PORT to another one (PORT=0 picks a free one).'
  if (error.code === 'EADDRINUSE') return new UserError(`Port ${port} is in use. ${other}`, { cause: error })
  if (error.code === 'EACCES')
    return new UserError(`Port ${port} is not ours to open. ${other}`, { cause: error })
  return error
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Answered connections would stay open for the next request; nobody needs them now.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const end = setTimeout(() => server.closeAllConnections(), FAREWELL_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(end)
      resolve()
    })
  })
}
