/**
 * Slidev's client for the strict settings of the deck, which its sources are not written for: names of no known type.
 * Each file of this folder gives a type to what it hands on, which `tsconfig.slidev.json` holds against the real sources.
 */
declare const untyped: any
export {
  untyped as CLICKS_MAX,
  untyped as configs,
  untyped as createFixedClicks,
  untyped as default,
  untyped as injectionClicksContext,
  untyped as resolvedClickMap,
  untyped as slideHeight,
  untyped as slides,
  untyped as slideWidth,
  untyped as useFixedNav,
  untyped as useNav,
  untyped as useSlideContext,
}
