import { test } from 'vitest'
import { openPress } from '../app/press.js'
import { HOSTILE_LINKS, HOSTILE_WORDS } from './hostile-words.js'
import { KINDS, printAs, type HostileEntry } from './hostile-papers.js'
import { writeFileSync } from 'node:fs'

const names = Object.keys(HOSTILE_WORDS)
function listOf(offset: number): HostileEntry[] {
  return names.map((name, n) => {
    const words = HOSTILE_WORDS[name] ?? ''
    return { marker: `Marker${offset + n}Q`, title: words, author: words.slice(0, 1000), guid: words, link: (HOSTILE_LINKS[n % HOSTILE_LINKS.length] ?? '').replaceAll('.example', `.n${n}.example`).replaceAll(/(?<=:0|:65535)\//g, `/${n}`), words: words.slice(0, 3000) }
  })
}
test('probe', async () => {
  const press = await openPress()
  const t0 = performance.now()
  const out: string[] = []
  const lists = KINDS.map((kind, k) => ({ kind, list: listOf(1 + 1000 * k) }))
  const sources = lists.map(({ kind, list }) => printAs(kind, list, { paper: press.paper, folder: press.folder.path, name: `Paper ${kind}` }))
  await press.read(sources)
  for (let i = 0; i < 4; i++) {
    const collected = await press.collect({ dueNow: true })
    for (const [id, one] of Object.entries(collected)) out.push(JSON.stringify({ id, ...one }).slice(0, 1500))
    press.wait(30)
    if (i === 0) out.push(`${performance.now() - t0}`)
  }
  const stored = await press.stored()
  for (const { kind, list } of lists) for (const [n, one] of list.entries()) {
    const found = stored.filter((e) => e.text.includes(one.marker))
    if (found.length !== 1) out.push(`${kind} ${names[n]}: ${found.length} stored`)
    for (const e of found) {
      const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(e.title)
      const bad = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u
      const flags = [!visible && 'INVISIBLE', bad.test(e.title) && 'BADTITLE', e.author !== null && bad.test(e.author) && 'BADAUTHOR', bad.test(e.text.replaceAll('\n', '')) && 'BADTEXT', bad.test(e.guid) && 'BADGUID', e.revisions.length > 1 && `REV${e.revisions.length}`, e.title.length > 2000 && 'LONG' + e.title.length].filter(Boolean)
      if (flags.length) out.push(`${kind} ${names[n]}: ${flags} ${JSON.stringify(e.title.slice(0, 60))} a=${JSON.stringify(e.author?.slice(0,30))}`)
    }
  }
  out.push(`stored ${stored.length} of ${lists.length * names.length}`)
  out.push(`${performance.now() - t0}`)
  writeFileSync('/tmp/hostile-x/probe.txt', out.join('\n'))
  await press.close()
}, 120_000)
import { judge } from '../../src/core/ingest/identity.js'
import { readFeed } from '../../src/core/ingest/feed.js'
import { textOf } from '../../src/core/ingest/sanitize.js'
test('judge', async () => {
  const press = await openPress()
  const out: string[] = []
  for (const kind of KINDS.slice(0, 5)) {
    const list = names.map((name, n) => ({ ...listOf(1 + 1000 * KINDS.indexOf(kind))[n]! }))
    printAs(kind, list, { paper: press.paper, folder: press.folder.path, name: 'p' })
    const route = press.paper.routes[kind === 'json' ? '/feed.json' : `/${kind}.xml`] as { body: string }
    const entries = readFeed(route.body, { zone: 'Asia/Seoul' }).entries.map((e) => ({ source: 's', guid: e.id ?? e.link ?? e.title ?? '', url: e.link, title: e.title ?? '', text: textOf(e.content ?? ''), published: e.published }))
    out.push(`${kind} ${entries.length}`)
    entries.forEach((a, i) => entries.slice(0, i).forEach((b, j) => {
      const v = judge(a, [{ id: 1, source: 's', guids: [b.guid], links: b.url ? [b.url] : [], title: b.title, text: b.text, published: b.published, isBeside: true }])
      if (v.kind !== 'new') out.push(`${kind} ${names[i]} ~ ${names[j]}: ${v.kind} ${'by' in v ? v.by : ''} ${JSON.stringify([a.guid, b.guid, a.url, b.url, a.title, b.title]).slice(0, 300)}`)
    }))
  }
  writeFileSync('/tmp/hostile-x/judge.txt', out.join('\n'))
  await press.close()
}, 200_000)
test('two', async () => {
  const press = await openPress()
  const list = ['half-open attribute', 'Discord extras'].map((name) => listOf(1)[names.indexOf(name)]!)
  for (const one of list) console.log(JSON.stringify(one))
  await press.read([printAs('rss', list, { paper: press.paper, folder: press.folder.path, name: 'p' })])
  console.log(await press.collect())
  for (const e of await press.stored()) console.log(JSON.stringify(e).slice(0, 3000))
  await press.close()
}, 200_000)
