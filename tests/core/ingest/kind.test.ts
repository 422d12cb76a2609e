import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guessKind } from '../../../src/core/ingest/kind.js'

it.each([
  ['<?xml version="1.0"?>\n<rss version="2.0">', {}, 'feed'],
  ['\ufeff<feed xmlns="http://www.w3.org/2005/Atom">', { contentType: 'text/html' }, 'feed'],
  ['<rdf:RDF xmlns:rdf="x">', { contentType: 'text/plain' }, 'feed'],
  ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', {}, 'feed'],
  ['<!DOCTYPE html><html><body><p>Hi</p>', { url: 'https://paper.example/rss.xml' }, 'page'],
  ['<p>Hi</p>', { contentType: 'text/html; charset=utf-8' }, 'page'],
  ['<p>One</p><p>Two</p>', {}, 'page'],
  ['A Floor That Does Not Grow Back\n\nPosted Jan. 14, 2026', { url: 'file:///a.txt' }, 'text'],
  ['사설\n\n2026년 1월 14일', {}, 'text'],
  ['Is 3 < 5? An <rsst> test', {}, 'text'],
  ['', {}, 'text'],
] as const)('%j with %j is a %s', (text, hints, kind) => {
  expect(guessKind(text, hints)).toBe(kind)
})

it('says something of whatever comes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, url, contentType) => {
      expect(['feed', 'page', 'text']).toContain(guessKind(text, { url, contentType }))
    }),
  )
})
