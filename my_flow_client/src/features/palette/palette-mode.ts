/** What the palette offers: all of it, flows alone, or contexts alone. */
export type PaletteMode = 'everything' | 'search' | 'contexts';
