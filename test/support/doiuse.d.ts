/** Its own types lie where its package.json does not lead. */
declare module 'doiuse' {
  import type { Plugin } from 'postcss'

  /** Reports each use of a feature, by its name on caniuse.com, that one of the browsers lacks in whole or in part. */
  export default function (options: { browsers: string[], onFeatureUsage: (usage: { feature: string }) => void }): Plugin
}
