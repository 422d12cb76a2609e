// The preview: one document that shows the messages and asks nobody for anything.
import { parseDocument } from 'htmlparser2'
import { expect, test } from 'vitest'
import discord from '../../../adapters/discord/index.js'
import { hostileTopicEdition } from '../../topics.js'
import { editionOf, editionWith, item, quote, site } from './edition.js'

async function previewOf(edition: ReturnType<typeof editionOf>) {
  const html = await discord.draw(discord.render(edition, site), site)
  return { html, shown: html.slice(html.indexOf('<discord-messages>'), html.indexOf('</discord-messages>')) }
}

test('a preview shows the paper, the linked headline, the sentences and their roles', async () => {
  const { shown } = await previewOf(editionWith(1))
  expect(shown).toContain('author-name="Harbor Ledger"')
  expect(shown).toContain('embed-title="A Floor That Does Not Grow Back"')
  expect(shown).toContain('url="https://harbor-ledger.example.com/opinion/2026/01/14/1#:~:text=Ten%20years')
  expect(shown).toContain('<discord-bold>Holds</discord-bold> Ten years is a small price')
})

test('a preview undoes the backslashes that Discord undoes', async () => {
  const { shown } = await previewOf(editionWith(2))
  expect(shown).toContain('embed-title="[사설] 심해 채굴, 서두를 이유가 없다"')
})

test('a preview may load nothing: its policy allows its own script and inline pictures only', async () => {
  const { html, shown } = await previewOf(editionWith(9))
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-/,
  )
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(shown).not.toMatch(/\ssrc=|<img|<link/)
})

test('no text of a newspaper becomes an element of the preview', async () => {
  const bomb = '"><script>alert(1)</script><img src=x onerror=alert(1)> </discord-message> \'&lt;'
  const hostile = item(0, {
    title: bomb,
    source: { id: 'x', name: bomb, language: 'en' },
    summary: [quote('reason', bomb)],
  })
  const plain = await previewOf(editionOf([{ topic: bomb, items: [hostile] }], { alsoPublished: [hostile] }))
  const withBoards = await previewOf(hostileTopicEdition())
  const names = new Set<string>()
  const walk = (nodes: ReturnType<typeof parseDocument>['children']) => {
    for (const node of nodes) {
      if (!('children' in node) || !('name' in node)) continue
      names.add(node.name)
      walk(node.children)
    }
  }
  for (const { shown } of [plain, withBoards]) walk(parseDocument(shown).children)
  expect([...names].filter((name) => !name.startsWith('discord-'))).toEqual(['br'])
})
