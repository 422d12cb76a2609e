// Parsing an address without throwing. `URL.canParse` is not used in this house: on Node 20 it answers false for
// sound addresses with Latin-1 letters once it has been called a few thousand times (tests/core/url.test.ts).

/** The URL that `text` means, at `base` if it is relative; null when it is none. */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
