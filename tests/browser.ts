// Headless Chromium for tests and pictures: Debian's own, found by name or at CHROMIUM_PATH.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Why there is no browser here; undefined when there is one. With REQUIRE_CHROMIUM=1 a missing one is an error. */
export function whyNoBrowser(): string | undefined {
  if (browserPath()) return undefined
  const reason = 'no chromium on PATH or at CHROMIUM_PATH (Debian: apt-get install chromium)'
  if (process.env.REQUIRE_CHROMIUM === '1') throw new Error(reason)
  return reason
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

function browserPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [
    process.env.CHROMIUM_PATH ?? '',
    ...['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
      folders.map((folder) => join(folder, name)),
    ),
  ]
  return places.find((path) => path !== '' && isExecutable(path))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
