// The one port of the service: the channels' own routes first, then the pages.
// A channel's route gets the request untouched (signatures are computed over the raw body).
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Route } from '../core/channel.js'
import { UserError } from '../core/errors.js'

/** How long requests in flight may take once the service stops (ms). */
const FAREWELL_MS = 5_000
/** How long a client may take to send its request (ms). */
const REQUEST_MS = 30_000

export interface Web {
  /** Where a browser on this machine finds it. */
  url: string
  port: number
  /** Takes no more requests and resolves when those in flight are answered, or cut after five seconds. */
  close(): Promise<void>
}

/** Port 0 takes any free one. Throws UserError when the port cannot be had. */
export async function openWeb(app: Hono, { port, routes }: { port: number; routes: Route[] }): Promise<Web> {
  const server = createServer({ requestTimeout: REQUEST_MS }, dispatch(routes, getRequestListener(app.fetch)))
  await listen(server, port)
  const taken = (server.address() as AddressInfo).port
  return { url: `http://localhost:${taken}`, port: taken, close: () => close(server) }
}

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
