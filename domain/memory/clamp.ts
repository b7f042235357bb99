/** A device may review offline this long and still be believed, in ms. */
export const LONGEST_OFFLINE = 30 * 86_400_000

/**
 * When a review happened, in epoch ms: what the device claims, held within
 * [received − 30 days, received], because a device's clock can be wrong or lie.
 */
export function clampReviewedAt(claimed: number, received: number): number {
  return Math.min(Math.max(claimed, received - LONGEST_OFFLINE), received)
}
