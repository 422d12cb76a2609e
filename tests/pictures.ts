// Makes the pictures of README: the sample newsroom's first edition in all three channels, by headless
// Chromium. Run: npm run pictures
import { join } from 'node:path'
import { openBrowser } from './browser.js'
import { folder, root } from './world.js'

const home = folder()
const browser = await openBrowser()
try {
  const service = await home.start()
  const page = await browser.newPage({ viewport: { width: 1440, height: 1120 }, deviceScaleFactor: 1 })
  await page.goto(service.url, { waitUntil: 'networkidle' })
  await page.screenshot({ path: join(root, 'samples/pictures/edition.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(new URL('/editions/daily/1', service.url).href)
  await page.screenshot({ path: join(root, 'samples/pictures/phone.png') })
  await service.stop()
} finally {
  await browser.close()
  home.remove()
}
