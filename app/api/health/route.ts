import { bankVersion } from '@/server/health'

/** For load balancers and people: 200 when the database answers and a bank is loaded. */
export async function GET() {
  const bank = await bankVersion()
  const headers = { 'cache-control': 'no-store' }
  return bank
    ? Response.json({ status: 'ok', bank }, { headers })
    : Response.json({ status: 'unavailable' }, { status: 503, headers })
}
