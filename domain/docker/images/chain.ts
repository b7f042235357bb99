import { type Digest, digestOfText } from '@/domain/docker/digest'

/** Names of a stack of layers from the bottom up to each of them (image-spec config.md, ChainID). */
export function chainIds(diffIds: readonly Digest[]): Digest[] {
  const chain: Digest[] = []
  for (const diffId of diffIds) {
    const below = chain.at(-1)
    chain.push(below ? digestOfText(`${below} ${diffId}`) : diffId)
  }
  return chain
}
