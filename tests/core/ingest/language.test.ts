import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '../../../src/core/ingest/language.js'

describe('the language of a text', () => {
  it.each([
    ['en', 'The reservoir is low, and the board has known of the leaks for eleven years.'],
    ['ko', '저수지 수위가 낮다. 본부는 누수를 11년 전부터 알고 있었다. EU와 美 정부도 마찬가지다.'],
    ['ja', '貯水池の水位が下がった。水道局は漏水を十一年前から知っていた。'],
    ['ja', '東京都水道局、漏水対策計画の期日を公表せず'],
    ['zh', '水庫的水位下降，水務局十一年前就知道漏水的事。'],
    [
      'fr',
      'Le réservoir est bas et la régie le sait depuis onze ans, mais elle ne fait rien pour les conduites.',
    ],
    ['de', 'Der Stausee ist fast leer, und der Verband weiß seit elf Jahren von den Lecks.'],
    ['es', 'El embalse está bajo y la empresa lo sabe desde hace once años, pero no hace nada.'],
    ['it', 'Il bacino è basso e la società lo sa da undici anni, ma non ha fatto niente per le condotte.'],
    ['pt', 'O reservatório está baixo e a empresa não fez nada com os canos que perdem água há onze anos.'],
    [
      'nl',
      'Het reservoir staat laag en het bedrijf weet dat al elf jaar, maar er wordt niet veel aan gedaan.',
    ],
    ['ru', 'Водохранилище обмелело, и управление знает об утечках одиннадцать лет.'],
  ])('%s: %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })

  it.each(['', '12 345', 'Xyzzy plugh frobnicate quux'])('%j shows none', (text) => {
    expect(guessLanguage(text)).toBeNull()
  })

  it('is asked of any text without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void guessLanguage(text)))
  })
})
