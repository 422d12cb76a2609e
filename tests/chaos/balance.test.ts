// The account must notice what it is there to notice.
import { describe, expect, it } from 'vitest'
import { balanceOf, brokenPromises } from './balance.js'

const ONE = { inDoubt: 0, editions: 1 }
const mailTo = (recipient: string, messageId = `<for-${recipient}>`) => ({ recipient, messageId })

describe('the balance', () => {
  it('is kept when each reader has one mail, or a reason for none', () => {
    const ledger = [
      { recipient: 'a', status: 'accepted' },
      { recipient: 'b', status: 'failed' },
      { recipient: 'c', status: 'cancelled' },
    ]
    expect(brokenPromises(balanceOf(ledger, [mailTo('a')]), ONE)).toEqual([])
  })

  it.each([
    ['a reader without a delivery', null, []],
    ['a delivery that never ended', 'sending', [mailTo('a')]],
    ['a mail called accepted that nobody took', 'accepted', []],
  ])('counts %s as lost', (_what, status, taken) => {
    const balance = balanceOf([{ recipient: 'a', status }], taken)
    expect(brokenPromises(balance, ONE)).toEqual(['1 were lost'])
  })

  it('allows as many duplicates as were in doubt, under the same Message-ID', () => {
    const ledger = [{ recipient: 'a', status: 'accepted' }]
    const twice = balanceOf(ledger, [mailTo('a'), mailTo('a')])
    expect(brokenPromises(twice, { inDoubt: 1, editions: 1 })).toEqual([])
    expect(brokenPromises(twice, ONE)).toEqual(['1 came twice, and no more than 0 were in doubt'])
    const renamed = balanceOf(ledger, [mailTo('a'), mailTo('a', '<another>')])
    expect(brokenPromises(renamed, { inDoubt: 1, editions: 1 })).toEqual([
      '1 came again under another Message-ID',
    ])
  })

  it('names a mail to a reader whose delivery is called cancelled, and a second edition of one slot', () => {
    const balance = balanceOf([{ recipient: 'a', status: 'cancelled' }], [mailTo('a')])
    expect(brokenPromises(balance, { inDoubt: 0, editions: 2 })).toEqual([
      'one slot has 2 editions',
      '1 were sent and are called failed or cancelled',
    ])
  })
})
