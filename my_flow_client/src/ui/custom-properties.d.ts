import 'react';

declare module 'react' {
  /** The custom properties that elements set; React's own types name none. */
  interface CSSProperties {
    /** Degrees on the OKLCH colour wheel: everything inside is in the light of this hue. */
    '--hue'?: number;
  }
}
