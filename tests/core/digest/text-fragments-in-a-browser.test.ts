// A browser finds the sentence that a link names: short and long, over line breaks, with and without spaces.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkToQuote } from '../../../src/core/digest/text-fragments.js'
import { openBrowser, whyNoBrowser } from '../../browser.js'

const SENTENCES: [what: string, sentence: string][] = [
  ['a short sentence', 'A deep-sea pause, once begun, must end.'],
  [
    'a long sentence',
    `The council, which has known since spring that the night ferry loses money, ${'and that the nurses need it, '.repeat(9)}should restore it.`,
  ],
  [
    'a sentence on two lines',
    '“We cannot go on like this,” the mayor said on Tuesday,\nand nobody at the harbour office disagreed.',
  ],
  [
    'a long Korean sentence',
    `정부는 ${'섬마을 여객선이 끊기면 주민이 병원에 갈 길을 잃는다는 사실을 알면서도 '.repeat(2)}대책을 미루어 왔다.`,
  ],
  [
    'a long Japanese sentence',
    `政府は${'離島の航路が途絶えれば住民が病院に通えなくなることを知りながら、'.repeat(2)}対策を先送りしてきた。`,
  ],
]

const missing = whyNoBrowser()
describe.skipIf(missing)(`in a browser${missing ? `: ${missing}` : ''}`, () => {
  let server: Server
  let browser: Browser
  beforeAll(async () => {
    const paragraphs = SENTENCES.map(([, text], n) => `<p id="p${n}">${text.replace('\n', '<br>')}</p>`)
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(`<!doctype html><style>p { margin: 1500px 0 }</style>${paragraphs.join('\n')}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it.each(SENTENCES.map(([what, sentence], n) => ({ what, sentence, n })))(
    'a link to $what opens the page at it',
    async ({ sentence, n }) => {
      const { port } = server.address() as AddressInfo
      const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
      await page.goto(linkToQuote(`http://127.0.0.1:${port}/`, sentence))
      const seen = await page.waitForFunction(`(() => {
        const { top, bottom } = document.getElementById('p${n}').getBoundingClientRect()
        return top < innerHeight && bottom > 0
      })()`)
      expect(await seen.jsonValue()).toBe(true)
      await page.close()
    },
  )
})
