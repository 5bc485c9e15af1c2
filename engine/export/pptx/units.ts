/** 914 400 EMU to the inch, 96 canvas pixels to the inch. */
const EMU_PER_PX = 9525
const POINTS_PER_PX = 0.75

/** Canvas pixels as EMU (ECMA-376 part 1, 20.1.10.16). */
export const emu = (px: number): number => Math.round(px * EMU_PER_PX)

/** Canvas pixels as hundredths of a point (ECMA-376 part 1, 20.1.10.68 and others). */
export const centipoints = (px: number): number => Math.round(px * POINTS_PER_PX * 100)
