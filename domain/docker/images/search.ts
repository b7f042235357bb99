import { type Filters, knownFilters, truthOf } from '@/domain/docker/engine/filters'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { samples } from '@/domain/docker/samples/registry'
import type { World } from '@/domain/docker/world/world'
import { familiar } from './reference'

export type SearchResult = { name: string; description: string; stars: number; official: boolean }

const hub = 'docker.io/'
const accepted = ['is-automated', 'is-official', 'stars']
const defaultLimit = 25

/** What anyone may find on Docker Hub: the samples, and what was pushed there. */
function everything(world: World): SearchResult[] {
  const known = samples.map(({ name, description, stars, official, owner }) => ({
    ...{ name, description, stars, official, owner },
  }))
  const pushed = Object.keys(world.registry)
    .filter((name) => name.startsWith(hub) && !known.some((one) => one.name === name))
    .map((name) => ({ name, description: '', stars: 0, official: false, owner: undefined }))
  return [...known, ...pushed]
    .filter(({ owner }) => owner === undefined)
    .map(({ name, description, stars, official }) => ({ name: familiar(name), description, stars, official }))
}

/** Go's strconv.Atoi, refused as a filter's value. */
function leastStars(filters: Filters): Outcome<number> {
  const values = filters.stars ?? []
  const wrong = values.find((value) => !/^[+-]?\d+$/.test(value))
  if (wrong === undefined) return done(Math.max(0, ...values.map(Number)))
  const why = `strconv.Atoi: parsing ${JSON.stringify(wrong)}: invalid syntax`
  return refuse('invalid', `invalid filter 'stars=${wrong}': ${why}`)
}

/** The host in a search term, or Docker Hub (moby daemon/pkg/registry/search.go splitReposSearchTerm). */
function splitTerm(term: string): { index: string; rest: string } {
  const slash = term.indexOf('/')
  const first = slash < 0 ? '' : term.slice(0, slash)
  const isHost = /[.:]/.test(first) || first === 'localhost'
  return isHost ? { index: first, rest: term.slice(slash + 1) } : { index: 'docker.io', rest: term }
}

/** Repositories whose name or description has a text, the best known first (moby daemon/pkg/registry/search.go). */
export function searchHub(world: World, term: string, filters: Filters, limit: number): Outcome<SearchResult[]> {
  if (limit < 0) return refuse('invalid', 'invalid limit specified')
  const known = knownFilters(filters, accepted)
  if (!known.ok) return known
  const automated = truthOf(filters, 'is-automated', false)
  if (!automated.ok) return automated
  if (automated.value) return done([])
  const official = truthOf(filters, 'is-official', false)
  if (!official.ok) return official
  const stars = leastStars(filters)
  if (!stars.ok) return stars
  if (term.includes('://'))
    return refuse('invalid', `invalid repository name: repository name (${term}) should not have a scheme`)
  if (limit > 100) return refuse('invalid', `limit ${limit} is outside the range of [1, 100]`)
  const { index, rest } = splitTerm(term)
  const words = rest.replace(/^library\//, '').toLowerCase()
  const isExact = ({ name }: SearchResult) => Number(name === words)
  const found = (index === 'docker.io' || index === 'index.docker.io' ? everything(world) : [])
    .filter(({ name, description }) => name.includes(words) || description.toLowerCase().includes(words))
    .sort((a, b) => isExact(b) - isExact(a) || b.stars - a.stars)
    .slice(0, limit || defaultLimit)
  return done(
    found.filter(
      (one) =>
        (!filters['is-official'] || one.official === official.value) && (!filters.stars || one.stars >= stars.value),
    ),
  )
}
