// Small real servers on this machine, closed again after each test.
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { afterEach, expect } from 'vitest'
import { UserError } from '../../src/core/errors.js'
import { type Fetch, type Limits, openFetch } from '../../src/io/fetch.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

export async function serve(listener: RequestListener): Promise<string> {
  return listening(createServer(listener))
}

/** What a connection says, byte by byte, once it has been asked something. */
export async function serveBytes(say: (socket: Socket) => unknown): Promise<string> {
  return listening(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => say(socket))
      closing.push(() => socket.destroy())
    }),
  )
}

export async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function open(limits: Partial<Limits> = {}, allowPrivateNetworks = true): Fetch {
  const fetch = openFetch({ allowPrivateNetworks, userAgent: 'Masthead/test', limits })
  closing.push(() => fetch.close())
  return fetch
}

export async function thrown(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(() => null).catch((error: unknown) => error)
}

export async function failure(attempt: Promise<unknown>): Promise<string> {
  const error = await thrown(attempt)
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).message
}

export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
