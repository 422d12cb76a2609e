// The pages as people see them, in real headless Chromium.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whyNoBrowser } from '../browser.js'
import { type Folder, folder, type Service } from '../world.js'

const missing = whyNoBrowser()

describe.skipIf(missing)(`the pages in a browser${missing ? `: ${missing}` : ''}`, () => {
  let home: Folder
  let service: Service
  let browser: Browser

  beforeAll(async () => {
    home = folder()
    ;[service, browser] = await Promise.all([home.start(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    home.remove()
  })

  async function open(path: string, width: number): Promise<{ page: Page; errors: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on(
      'request',
      (request) =>
        new URL(request.url()).origin !== service.url &&
        !request.url().startsWith('data:') &&
        errors.push(`asked ${request.url()}`),
    )
    await page.goto(new URL(path, service.url).href, { waitUntil: 'load' })
    return { page, errors }
  }

  it('show the edition as email, as Slack and as Discord message, each really drawn', async () => {
    const { page, errors } = await open('/', 1440)
    const frames = page.frames().filter((frame) => frame !== page.mainFrame())
    expect(frames).toHaveLength(3)
    for (const frame of frames) {
      await frame.getByText('A Floor That Does Not Grow Back').last().waitFor()
      await frame.getByText('北辰日報').first().waitFor()
    }
    const boxes = await page.locator('iframe').all()
    const tops = await Promise.all(boxes.map(async (box) => (await box.boundingBox())?.y))
    expect(new Set(tops).size).toBe(1)
    expect(errors).toEqual([])
    await page.close()
  })

  it.each([320, 390, 768, 1440])('fit a window of %d pixels without scrolling sideways', async (width) => {
    for (const path of [
      '/',
      '/editions',
      '/editions/daily/1',
      '/nowhere',
      '/preview/daily/1/email',
      '/preview/daily/1/slack',
      '/preview/daily/1/discord',
    ]) {
      const { page } = await open(path, width)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([path, overflow]).toEqual([path, 0])
      await page.close()
    }
  })

  it('lead from a headline to the paper itself', async () => {
    const { page } = await open('/editions/daily/1', 1000)
    const link = page.getByRole('link', { name: 'A pause for the seabed needs an end date' }).first()
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/northgate-courier\.example\//)
    await page.close()
  })
})
