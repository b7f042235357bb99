/**
 * A UUIDv7 (RFC 9562, section 5.7).
 * @param now epoch milliseconds
 * @param random at least 10 random bytes
 */
export function uuid7(now: number, random: Uint8Array): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  const time = hex(now, 12)
  const byte = (index: number) => random[index] ?? 0
  const tail = [...random.slice(4, 10)].map((value) => hex(value, 2)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(((byte(0) << 8) | byte(1)) & 0xfff, 3)}-${hex((((byte(2) << 8) | byte(3)) & 0x3fff) | 0x8000, 4)}-${tail}`
}
