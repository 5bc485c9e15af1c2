import process from 'node:process'
import { UserError } from './command/run.ts'

/** The settings that users make in the environment; nothing else of the engine reads or writes it. */
export const environment = {
  /** path of the browser, where no `--browser` names one */
  browser: (): string => process.env.DECK_BROWSER ?? '',
  /** of `npm run dev -- --remote`, where other users of this machine do not see it as they see a command line */
  password: (): string => process.env.DECK_PASSWORD ?? '',
  /** the folder in which the user typed `npm run …`, which runs its scripts in that of the package */
  folder: (): string => process.env.INIT_CWD ?? process.cwd(),
  /** folder of what is kept between two commands; empty: that of the house */
  cache: (): string => process.env.DECK_CACHE ?? '',
  /**
   * The date of all files that are made (reproducible-builds.org).
   * @throws UserError that quotes what is no number of seconds
   */
  sourceDate(): Date | undefined {
    const epoch = process.env.SOURCE_DATE_EPOCH
    if (!epoch)
      return undefined
    if (!/^\d{1,11}$/.test(epoch))
      throw new UserError(`环境变量 SOURCE_DATE_EPOCH“${epoch}”应是 1970 年以来的秒数，如 1795561576；请改正或去掉它`)
    return new Date(Number(epoch) * 1000)
  },
  /** for a process that builds: whoever starts it, the tests among them, gets the same site */
  forBuild: (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production' }),
  /** for one that installs a browser; Playwright makes five attempts and gives a silent server this long in each */
  forInstall: (): NodeJS.ProcessEnv => ({ PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env, DEBIAN_FRONTEND: 'noninteractive' }),
}
