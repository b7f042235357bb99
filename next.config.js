// @ts-check
/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  devIndicators: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino'],
  // The build that `npm start` makes is served by every process of one deployment.
  ...(process.env.DECKHAND_BUILD_ID ? { deploymentId: process.env.DECKHAND_BUILD_ID } : {}),
}
export default config
