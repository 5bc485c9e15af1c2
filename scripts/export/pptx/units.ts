/** A slide of 13⅓ × 7½ inches, as PowerPoint makes them at 16:9; there are 914 400 EMU to the inch. */
export const SLIDE = { width: 12_192_000, height: 6_858_000 }

const EMU_PER_PX = SLIDE.width / 1280
const POINTS_PER_PX = 0.75

/** Canvas pixels as EMU (ECMA-376 part 1, 20.1.10.16). */
export const emu = (px: number): number => Math.round(px * EMU_PER_PX)

/** Canvas pixels as hundredths of a point (ECMA-376 part 1, 20.1.10.68 and others). */
export const centipoints = (px: number): number => Math.round(px * POINTS_PER_PX * 100)
