import { type GoObject, textual } from './go-value'

/** Go's netip.Addr: one that was never set is `invalid IP` in templates, and empty in JSON. */
export const address = (text: string): GoObject => textual('netip.Addr', text || 'invalid IP', JSON.stringify(text))

/** Go's netip.Prefix, `172.17.0.2/16`. */
export const prefix = (text: string): GoObject =>
  textual('netip.Prefix', text || 'invalid Prefix', JSON.stringify(text))
