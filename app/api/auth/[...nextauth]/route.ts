import NextAuth, { type AuthOptions } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { externalProviders, learnerFor } from '@/server/identities'
import { cookieName, createSession, secureCookies, tokenSecret } from '@/server/session'

type Client = { clientId: string; clientSecret: string }

const services = { github: (client: Client) => GitHub(client), google: (client: Client) => Google(client) }

/** next-auth does what it does well: the conversation with GitHub and Google, and the cookie. */
function options(): AuthOptions {
  const secure = secureCookies()
  return {
    secret: tokenSecret(),
    session: { strategy: 'jwt' },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: cookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: externalProviders().map(({ id, clientId, clientSecret }) => services[id]({ clientId, clientSecret })),
    callbacks: {
      async jwt({ token, account }) {
        if (!account) return token
        const learnerId = await learnerFor(account.provider, account.providerAccountId)
        const { sessionId } = await createSession(learnerId)
        return { sub: learnerId, sid: sessionId }
      },
      // Pages ask server/session.ts who is there; next-auth's own session tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
    },
  }
}

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = (request: Request, context: Context) => NextAuth(options())(request, context)

export { handler as GET, handler as POST }
