import { describe, expect, it } from 'vitest'
import { colourOf, coloursIn, PALETTE, readTokens, tokensOf } from '../engine/tokens.ts'

describe('readTokens', () => {
  it.each<[string, string, [string, string][]]>([
    ['values as they are written', ':root { --a: #ABC; --b: 80px }', [['--a', '#ABC'], ['--b', '80px']]],
    ['what another token stands for, through several, before it is said too', ':root { --c: var(--b); --b: var(--a); --a: #fff; }', [['--c', '#fff'], ['--b', '#fff'], ['--a', '#fff']]],
    ['no comments', ':root { /* --a: #000; */ --b: #fff; /* : */ }', [['--b', '#fff']]],
    ['no other rules', '.grey { --a: #000 } :root { --a: #fff } :root { --b: 1 }', [['--a', '#fff'], ['--b', '1']]],
    ['the last of two', ':root { --a: #000; --a: #fff }', [['--a', '#fff']]],
    ['a name that nothing has as it is written', ':root { --a: var(--b) }', [['--a', 'var(--b)']]],
  ])('gives %s', (_, css, expected) => {
    expect([...readTokens(css)]).toEqual(expected)
  })

  it('comes to an end where tokens name each other in a circle', () => {
    expect([...readTokens(':root { --a: var(--b); --b: var(--a) }').keys()]).toEqual(['--a', '--b'])
  })
})

describe('coloursIn', () => {
  it('are the plain ones, in six small digits', () => {
    expect([...coloursIn(readTokens(':root { --a: #ABC; --b: #12AbcD; --c: #1234; --d: rgb(0 0 0); --e: 80px }'))]).toEqual([['--a', '#aabbcc'], ['--b', '#12abcd']])
  })
})

describe('the palette', () => {
  it('knows the tokens of a colour, those that name another among them', () => {
    expect(tokensOf(colourOf('--paper'))).toEqual(expect.arrayContaining(['--paper', '--ground']))
    expect([...PALETTE.values()].filter(hex => !/^#[\da-f]{6}$/.test(hex))).toEqual([])
  })

  it('names a token that it does not have', () => {
    expect(() => colourOf('--none')).toThrow('--none')
    expect(() => colourOf('--margin')).toThrow('--margin')
  })
})
