// Boards, introductions and translated headlines of hostile words, read as mail programs, browsers and CommonMark
// read them.
import { expect, test } from 'vitest'
import type { FileMessage } from '../../adapters/file/render.js'
import { hostileTopicEdition, wideEdition } from '../topics.js'
import { site } from '../world.js'
import { channelNamed, ordinaryHouse, ordinaryParts } from './hostile-ordinary.js'
import { liveControls, liveInHtml, liveInMarkdown, type SentMail } from './hostile-platforms.js'

const ordinary = await ordinaryParts()

test.each([
  ['hostile words', hostileTopicEdition()],
  ['long names in other scripts', wideEdition()],
])('a topic of %s is live in no mail, file or page', async (_, edition) => {
  const [mail] = (await channelNamed('email').render(edition, site)) as SentMail[]
  const [file] = channelNamed('file').render(edition, site) as FileMessage[]
  const page = await (await ordinaryHouse(edition, true).request('/editions/daily/7')).text()
  expect([
    ...liveInHtml(mail!.html, ordinary.email, 'the mail'),
    ...liveControls(mail!.text, 'the plain text'),
    ...liveInHtml(file!.contents.html, ordinary.file, 'the HTML file'),
    ...liveInMarkdown(file!.contents.markdown),
    ...liveInHtml(page, ordinary.pages['/editions/daily/7']!, 'the web page'),
  ]).toEqual([])
})
