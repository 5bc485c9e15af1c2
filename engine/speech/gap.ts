/** Signs for something that an anonymised speech leaves out, shown as an ink bar wherever they stand: X, Ｘ, ××, ＊＊. */
export const INK = /X+|Ｘ+|×+(?!\d)|＊+/g
