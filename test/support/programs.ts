import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

function onPath(name: string): string | undefined {
  return process.env.PATH?.split(delimiter).map(folder => join(folder, name)).find(existsSync)
}

/**
 * Finds a program that npm does not have, and installs it where we may: as root on Debian and its kin.
 * @param name of the program
 * @param debianPackage that brings it
 * @returns its path; undefined where it is neither there nor to be had, so that the tests which need it say so
 */
export function findProgram(name: string, debianPackage: string): string | undefined {
  if (!onPath(name) && process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    try {
      execFileSync('apt-get', ['update'], { env, stdio: 'ignore' })
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], { env, stdio: 'ignore' })
    }
    catch {
      console.warn(`apt-get could not install ${debianPackage}`)
    }
  }
  return onPath(name)
}
