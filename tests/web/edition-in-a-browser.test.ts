// The page of one edition as people see it: editorials side by side on a desk, one below the other on a phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/core/model.js'
import { openBrowser, whyNoBrowser } from '../browser.js'
import { ordinaryHouse } from '../e2e/hostile-ordinary.js'
import { hostileTopicEdition, topicEdition, wideEdition } from '../topics.js'

const missing = whyNoBrowser()

describe.skipIf(missing)(`an edition in a browser${missing ? `: ${missing}` : ''}`, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  async function open(edition: Edition, width: number): Promise<Page> {
    const pages = ordinaryHouse(edition, true)
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      const answer = await pages.request(pathname)
      const contentType = answer.headers.get('content-type') ?? ''
      await route.fulfill({ status: answer.status, contentType, body: await answer.text() })
    })
    await page.goto('http://masthead.example/editions/daily/7')
    return page
  }

  it.each<[width: number, columns: number]>([
    [1200, 3],
    [768, 3],
    [320, 1],
  ])('has at %i pixels a paper, what it holds and what it demands in %i columns', async (width, columns) => {
    const page = await open(topicEdition(), width)
    const row = page.getByRole('table', { name: 'Harbour lights' }).getByRole('row').nth(1)
    const cells = [row.getByRole('rowheader'), row.getByRole('cell').nth(0), row.getByRole('cell').nth(1)]
    const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()))
    expect(new Set(boxes.map((box) => box?.x)).size).toBe(columns)
    expect(await cells[2]?.innerText()).toContain('Demands of the council')
    await page.close()
  })

  it.each([320, 768, 1200])('fits a window of %i pixels, whatever the names and words', async (width) => {
    for (const edition of [topicEdition(), wideEdition(), hostileTopicEdition()]) {
      const page = await open(edition, width)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
      await page.close()
    }
  })
})
