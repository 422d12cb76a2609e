import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDate, readDate } from '../../../../src/core/ingest/dates/dates.js'
import { instantOf, offsetOf, offsetTime, zonedTime } from '../../../../src/core/zone.js'
import { isZone } from '../../../../src/core/zone-names.js'

const SEOUL = 'Asia/Seoul'

describe('a date is read as the paper prints it', () => {
  it.each([
    ['January. 14, 2026 10:01', '2026-01-14T10:01:00+09:00'],
    ['January. 14, 2026 10:01,   ', '2026-01-14T10:01:00+09:00'],
    ['Jan. 14, 2026 - 05:30:02', '2026-01-14T05:30:02+09:00'],
    ['January 14th, 2026', '2026-01-14T00:00:00+09:00'],
    ['14 January 2026', '2026-01-14T00:00:00+09:00'],
    ['14-Jan-2026 10:01', '2026-01-14T10:01:00+09:00'],
    ['19 November 2019 • 1:16pm', '2019-11-19T13:16:00+09:00'],
    ['2026.01.14 10:01', '2026-01-14T10:01:00+09:00'],
    ['2026.01.14(수) 10:01', '2026-01-14T10:01:00+09:00'],
    ['2026. 1. 14. 오후 10:01', '2026-01-14T22:01:00+09:00'],
    ['2026-01-14 오전 10:01', '2026-01-14T10:01:00+09:00'],
    ['26.01.14 10:01', '2026-01-14T10:01:00+09:00'],
    ['2026년 1월 14일 (수) 10:01', '2026-01-14T10:01:00+09:00'],
    ['2026년 1월 14일 오후 5시 30분', '2026-01-14T17:30:00+09:00'],
    ['2026年1月14日 午前5時00分', '2026-01-14T05:00:00+09:00'],
    ['２０２６年１月１４日（水）　５時００分', '2026-01-14T05:00:00+09:00'],
    ['2026年（令和8年）1月14日 午後5時半', '2026-01-14T17:30:00+09:00'],
    ['令和8年1月14日', '2026-01-14T00:00:00+09:00'],
    ['平成元年1月8日', '1989-01-08T00:00:00+09:00'],
    ['民國115年1月14日', '2026-01-14T00:00:00+09:00'],
    ['14 janvier 2026 à 10h01', '2026-01-14T10:01:00+09:00'],
    ['le 1er août 2026', '2026-08-01T00:00:00+09:00'],
    ['Mittwoch, 14. Januar 2026, 10:01 Uhr', '2026-01-14T10:01:00+09:00'],
    ['14.01.2026', '2026-01-14T00:00:00+09:00'],
    ['14 de enero de 2026', '2026-01-14T00:00:00+09:00'],
    ['mer, 14 gen 2026 10:01:00', '2026-01-14T10:01:00+09:00'],
    ['14 января 2026, 10:01', '2026-01-14T10:01:00+09:00'],
    ['12 a.m. Jan 3, 2026', '2026-01-03T00:00:00+09:00'],
    ['2026. január 14., 10:01', '2026-01-14T10:01:00+09:00'],
    ['2026-Jan-14', '2026-01-14T00:00:00+09:00'],
    ['14. tammikuuta 2026', '2026-01-14T00:00:00+09:00'],
    ['14. ledna 2026', '2026-01-14T00:00:00+09:00'],
    ['14 січня 2026', '2026-01-14T00:00:00+09:00'],
    ['14 Agustus 2026', '2026-08-14T00:00:00+09:00'],
    ['14 tháng 1 năm 2026', '2026-01-14T00:00:00+09:00'],
    ['١٤ يناير ٢٠٢٦', '2026-01-14T00:00:00+09:00'],
    ['二〇二六年一月二十四日', '2026-01-24T00:00:00+09:00'],
    ['20260114100122', '2026-01-14T10:01:22+09:00'],
    ['2026-W03-3', '2026-01-14T00:00:00+09:00'],
  ])('%s, in the zone of the source', (text, time) => {
    expect(readDate(text, SEOUL)).toBe(time)
  })

  it.each([
    ['2026-01-14T10:01:00.123456789Z', '2026-01-14T10:01:00+00:00'],
    ['2026-01-14T10:01+09', '2026-01-14T10:01:00+09:00'],
    ['20260114T100100Z', '2026-01-14T10:01:00+00:00'],
    ['2026-01-14 10:01:00 +0900 (KST)', '2026-01-14T10:01:00+09:00'],
    ['2026-01-14T24:00:00Z', '2026-01-15T00:00:00+00:00'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00+00:00'],
    ['Wed, 14 Jan 2026 10:01:00 JST', '2026-01-14T10:01:00+09:00'],
    ['Wed, 14 Jan 26 10:01:00 GMT', '2026-01-14T10:01:00+00:00'],
    ['Wed Jan 14 10:01:00 KST 2026', '2026-01-14T10:01:00+09:00'],
    ['Wed Jan 14 2026 10:01:00 GMT+0900 (Korean Standard Time)', '2026-01-14T10:01:00+09:00'],
    ['Wed, 14 Jan 2026 10:01:00 GMT+9', '2026-01-14T10:01:00+09:00'],
    ['Tue, 14 Jul 2026 10:01:00 CEST', '2026-07-14T10:01:00+02:00'],
    ['14/Jul/2026:10:01:00 +0100', '2026-07-14T10:01:00+01:00'],
    ['Wed 14 Jan 2026 10.01 GMT', '2026-01-14T10:01:00+00:00'],
    ['Jan 14, 2026 5:30 p.m. PT', '2026-01-14T17:30:00-08:00'],
    ['July 14, 2026, 5:00 a.m. ET', '2026-07-14T05:00:00-04:00'],
    ['10:01 pm PST, Tuesday, November 19, 2019', '2019-11-19T22:01:00-08:00'],
    ['Published Tue, Nov 19 20197:05 AM EST', '2019-11-19T07:05:00-05:00'],
    ['Wed, 14 Jan 2026 10:01:00 Europe/Paris', '2026-01-14T10:01:00+01:00'],
  ])('%s keeps the zone it names', (text, time) => {
    expect(readDate(text, SEOUL)).toBe(time)
  })

  it('letters that mean several zones mean the one of the paper’s own place', () => {
    expect(readDate('14 Jan 2026 10:01 IST', 'Asia/Kolkata')).toBe('2026-01-14T10:01:00+05:30')
    expect(readDate('14 Jan 2026 10:01 IST', 'Asia/Jerusalem')).toBe('2026-01-14T10:01:00+02:00')
    expect(readDate('14 Jan 2026 10:01 CST', 'Asia/Taipei')).toBe('2026-01-14T10:01:00+08:00')
    expect(readDate('14 Jan 2026 10:01 CST', 'America/Chicago')).toBe('2026-01-14T10:01:00-06:00')
  })

  it('1/2/2026 is February in London and January in New York', () => {
    expect(readDate('1/2/2026', 'Europe/London')).toBe('2026-02-01T00:00:00+00:00')
    expect(readDate('1/2/2026', 'America/New_York')).toBe('2026-01-02T00:00:00-05:00')
    expect(readDate('14/1/2026', 'America/New_York')).toBe('2026-01-14T00:00:00-05:00')
  })

  it('a time in the spring gap is read as far behind it', () => {
    expect(readDate('2026-03-29 02:30', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00')
    expect(readDate('2026-03-08 02:30 ET', SEOUL)).toBe('2026-03-08T03:30:00-04:00')
  })

  it.each([
    'yesterday-ish',
    '',
    '1월 14일',
    '2026-02-30',
    '31 mayors 2026',
    'version 1.2.26',
    'at 10:01',
    '42',
  ])('%j is no date', (text) => {
    expect(readDate(text, SEOUL)).toBeNull()
  })
})

describe('a dateline says which of its times is which', () => {
  it.each([
    ['Posted January. 14, 2026 10:01,   ', 'published', ''],
    ['기사입력 : 2026-01-14 오전 10:01', 'published', ''],
    ['2026.01.14 10:01 입력', 'published', ''],
    ['승인 2026.01.14 10:01', 'published', ''],
    ['公開日時：2026年1月14日 10時01分', 'published', ''],
    ['Last modified on Wed 14 Jan 2026 10.01', 'updated', ''],
    ['최종수정 2026.01.14 10:01', 'updated', ''],
    ['更新 2026年1月14日 10時01分', 'updated', ''],
    ['Mis à jour le 14 janvier 2026 à 10h01', 'updated', ''],
    ['By Ann Lee - Jan. 14, 2026 10:01', null, 'By Ann Lee'],
    ['Posted by Ann Lee on January 14, 2026 10:01', 'published', 'Posted by Ann Lee on'],
  ])('%s', (line, label, rest) => {
    expect(findDate(line, SEOUL)).toEqual({ date: '2026-01-14T10:01:00+09:00', label, rest })
  })

  it('two times on one line are found one after the other', () => {
    const first = findDate('입력 2026.01.14 10:01 수정 2026.01.14 11:20', SEOUL)
    expect(first).toMatchObject({ date: '2026-01-14T10:01:00+09:00', label: 'published' })
    expect(findDate(first!.rest, SEOUL)).toEqual({
      date: '2026-01-14T11:20:00+09:00',
      label: 'updated',
      rest: '',
    })
  })

  it('labels may stand behind their times', () => {
    const first = findDate('2026.01.14 10:01 입력 | 2026.01.14 11:00 수정', SEOUL)
    expect(first?.label).toBe('published')
    expect(findDate(first!.rest, SEOUL)?.label).toBe('updated')
  })
})

describe('any text', () => {
  it('is a date that the calendar knows, or none, and never an error', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York', 'Pacific/Apia', 'Africa/Monrovia')
    const pieces = fc.constantFrom(
      ...'2026 1 14 99 - . / : T Z 年 月 日 년 월 일 Jan March may 오후 午後 pm GMT + 09 00 24 60 , ( ) 令和 元'.split(
        ' ',
      ),
      ' ',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, zones, (text, zone) => {
        const date = readDate(text, zone)
        if (date !== null) {
          expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
          expect(Number.isNaN(Date.parse(date))).toBe(false)
        }
        findDate(text, zone)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is read in no time, however long its words are', () => {
    const start = performance.now()
    for (const sign of ['1', '1 ', 'a', '(', ' ', 'Jan ', '2026.']) findDate(sign.repeat(200_000), SEOUL)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('zones', () => {
  it('a wall time and its instant find each other', () => {
    const time = zonedTime({ year: 2026, month: 1, day: 14, hour: 10, minute: 1 }, SEOUL)
    expect(time).toBe('2026-01-14T10:01:00+09:00')
    expect(instantOf(time)).toBe('2026-01-14T01:01:00.000Z')
    expect(offsetTime(Date.parse(instantOf(time)), SEOUL)).toBe(time)
    expect(offsetOf('2026-07-14T00:00:00.000Z', 'Europe/Berlin')).toBe('+02:00')
  })

  it('are known by their IANA names only', () => {
    expect(['Asia/Seoul', 'UTC', 'Etc/GMT+9'].map(isZone)).toEqual([true, true, true])
    expect(['+09:00', 'Seoul', 'Mars/Olympus', '', '2026-01-14'].map(isZone)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
