import localFont from 'next/font/local'

// Of the files of @fontsource-variable, the Latin ones: the texts are English.
// A text is never set anew while it is read (`optional`): where a font comes too late, it is there on the next page.

const sans = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-atkinson',
})

/** A family of its own, since most pages have little or nothing in italics: it is not fetched ahead. */
const italic = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2',
  weight: '200 800',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-atkinson-italic',
})

const mono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  display: 'optional',
  adjustFontFallback: false,
  variable: '--font-jetbrains',
})

/** Makes the families known to globals.css. */
export const fontVariables = [sans, italic, mono].map(({ variable }) => variable).join(' ')
