// Plain JavaScript, run before anything else: of some folders not even the loader of TypeScript can start.
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Characters that Vite, its globs and the loaders take for something else than a part of a name; Windows does not allow most of them anyway. */
const STRANGE = /[#?*[\]{}()!|'"<>`^]/

const house = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const strange = STRANGE.exec(house)
if (strange) {
  console.error(`错误：文件夹的名字“${house}”里有“${strange[0]}”，幻灯片的工具读不了这样的名字；请把文件夹改名，只用汉字、字母、数字、“-”和“_”，再试`)
  process.exit(1)
}
