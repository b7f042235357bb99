import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link to another page of ours. Nothing is fetched ahead: every page is rendered for its request
 * (docs/decisions/005), so what a prefetch brings is an empty frame, at two requests for each link in sight.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />
