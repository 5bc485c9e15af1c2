import { Buffer } from 'node:buffer'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encode, encodeUtf16 } from './support/encode.ts'
import { copyOf, findingsIn } from './support/spoilt.ts'

const SLIDES = 'slides.md'
const HOW = 'pages/2-how.md'
const ERRATA = 'speech/errata.yml'
const SPEECH = 'speech/speech.txt'

describe('a file that is not UTF-8 is one finding, whatever it holds', () => {
  const GBK = '这个文件不是 UTF-8，像是 GBK（记事本里叫 ANSI）'
  const UTF16 = '这个文件不是 UTF-8，像是 UTF-16（记事本里叫 Unicode）'
  it.each<[string, string, (text: string) => Buffer, string]>([
    ['GBK', HOW, text => encode(text, 'gb18030'), `${HOW}:1: ${GBK}：“layout: section”`],
    ['GBK', SLIDES, text => encode(text, 'gb18030'), `${SLIDES}:1: ${GBK}：“theme: default”`],
    ['GBK', SPEECH, text => encode(text, 'gb18030'), `${SPEECH}:1: ${GBK}：“学思践悟守初心”`],
    ['GBK', ERRATA, text => encode(text, 'gb18030'), `${ERRATA}:1: ${GBK}：“- written: 一步一步个脚印”`],
    ['GB 18030 with a mark', HOW, text => Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), encode(text, 'gb18030')]), `${HOW}:1: ${GBK}：“layout: section”`],
    ['Big5', SPEECH, () => encode('黨風廉政建設和反腐敗工作會議講話\n\n同志們：\n今天開會。\n', 'big5'), `${SPEECH}:1: 这个文件不是 UTF-8，像是 Big5（繁体）：“黨風廉政建設和反腐敗工作會議講話”`],
    ['UTF-16', HOW, text => encodeUtf16(text), `${HOW}:1: ${UTF16}：“layout: section”`],
    ['UTF-16 without a mark', HOW, text => encodeUtf16(text, { mark: false }), `${HOW}:1: ${UTF16}：“layout: section”`],
    ['UTF-16 BE', HOW, text => encodeUtf16(text, { big: true }), `${HOW}:1: 这个文件不是 UTF-8，像是 UTF-16 BE：“layout: section”`],
    ['UTF-16 BE without a mark', SPEECH, text => encodeUtf16(text, { big: true, mark: false }), `${SPEECH}:1: 这个文件不是 UTF-8，像是 UTF-16 BE：“学思践悟守初心”`],
    ['a byte order mark', SPEECH, text => Buffer.from(`\uFEFF${text}`), `${SPEECH}:1: 文件开头有看不见的标记（BOM）：“学思践悟守初心”`],
    ['line ends of CR alone', HOW, text => Buffer.from(text.replaceAll('\n', '\r')), `${HOW}:1: 这个文件里有旧式的换行（CR），别的程序当作没有换行：“layout: section”`],
    ['line ends of three kinds', HOW, text => Buffer.from(text.split('\n').map((line, at) => line + ['\n', '\r\n', '\r'][at % 3]).join('')), `${HOW}:1: 这个文件里有旧式的换行（CR），别的程序当作没有换行：“layout: section”`],
    ['UTF-32', HOW, text => Buffer.concat([Buffer.from([0xFF, 0xFE, 0, 0]), ...Array.from(text, char => Buffer.from(new Uint32Array([char.codePointAt(0)!]).buffer))]), `${HOW}:1: 这里的字读不出来，既不是 UTF-8，也不是 GBK：“”`],
    ['UTF-8 read as Latin-1', SPEECH, text => Buffer.from(Buffer.from(text).toString('latin1')), `${SPEECH}:1: 这个文件的字成了乱码：UTF-8 的文件被当成别的编码存过：“${Buffer.from('学思践悟守初心').toString('latin1')}”`],
    ['UTF-8 read as GBK', SPEECH, text => Buffer.from(new TextDecoder('gb18030').decode(Buffer.from(text))), `${SPEECH}:1: 这个文件的字成了乱码：UTF-8 的文件被当成别的编码存过：“${new TextDecoder('gb18030').decode(Buffer.from('学思践悟守初心\n')).trim()}”`],
    ['a byte lost', HOW, text => Buffer.concat([Buffer.from(text.slice(0, text.indexOf('守初心，'))), Buffer.from(text.slice(text.indexOf('守初心，'))).subarray(1)]), `${HOW}:10: 这里的字读不出来，既不是 UTF-8，也不是 GBK：“”`],
    ['a character lost in saving', SPEECH, text => Buffer.from(text.replace('一堂党课', '一堂\uFFFD课')), `${SPEECH}:5: 这一行有存盘时丢了的字：“按照支部安排，今天由我给大家上一堂\uFFFD课，题目是“学思践悟守初心”。主要讲两个问题。”`],
    ['no text', SPEECH, () => Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 1, 0]), `${SPEECH}:1: 这里的字读不出来，既不是 UTF-8，也不是 GBK：“”`],
  ])('%s: %s', async (_, file, write, finding) => {
    const root = copyOf('deep')
    writeFileSync(join(root, file), write(readFileSync(join(root, file), 'utf8')))
    expect(await findingsIn(root)).toEqual([finding])
  })

  it('but line ends of Windows are none', async () => {
    const root = copyOf('deep')
    for (const file of [SLIDES, HOW, SPEECH, ERRATA])
      writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replaceAll('\n', '\r\n'))
    expect(await findingsIn(root)).toEqual([])
  })
})
