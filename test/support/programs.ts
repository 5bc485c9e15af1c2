import { delimiter, join } from 'node:path'
import process from 'node:process'
import { aptInstall, hasApt, thisMachine } from '../../engine/export/browser.ts'

/**
 * Finds a program that npm does not have, and installs it where that can be done.
 * @param names that it may have
 * @param debianPackage that brings it
 * @param folders where it may be beside those of `PATH`
 * @returns its path; none where it is neither there nor to be had, and it says so
 */
export async function findProgram(names: string[], debianPackage: string, folders: string[] = []): Promise<string | undefined> {
  const look = (): string | undefined => [...(process.env.PATH ?? '').split(delimiter), ...folders]
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(thisMachine.exists)
  if (!look() && hasApt(thisMachine))
    await aptInstall(thisMachine, debianPackage)
  const path = look()
  if (!path)
    console.error(`没有 ${names[0]}，也装不上：要用它的测试没有做。请装好 ${debianPackage} 再试。`)
  return path
}
