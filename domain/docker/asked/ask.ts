import { z } from 'zod'

const word = z.string().trim().min(1)

/** What can be counted where names are drawn at random. */
export const countable = ['images', 'dangling images', 'containers', 'anonymous volumes', 'build cache'] as const

/**
 * What to ask of a world after a script. `step` counts the script's lines from 1;
 * left out, it is the last. `of` is a container's name, or else a local image.
 */
export const askSchema = z.union([
  z.strictObject({ stdout: z.int().min(1).or(z.literal('last')) }),
  z.strictObject({ stderr: z.int().min(1).or(z.literal('last')) }),
  z.strictObject({ 'exit-code': z.int().min(1).or(z.literal('last')) }),
  z.strictObject({ containers: z.enum(['all', 'running', 'stopped']) }),
  z.strictObject({ images: z.enum(['names', 'dangling']) }),
  z.strictObject({ volumes: z.literal('all') }),
  z.strictObject({ state: word }),
  z.strictObject({ file: z.strictObject({ of: word, path: word }) }),
  z.strictObject({ layer: z.strictObject({ of: word, path: word }) }),
  z.strictObject({ written: word }),
  z.strictObject({ layers: word }),
  z.strictObject({ 'exit-of': word }),
  z.strictObject({ 'image-of': word }),
  z.strictObject({ logs: word }),
  z.strictObject({ restarts: word }),
  z.strictObject({ mount: z.strictObject({ of: word, path: word }) }),
  z.strictObject({ published: z.strictObject({ of: word, port: z.int() }) }),
  z.strictObject({ config: z.strictObject({ of: word, key: word }) }),
  z.strictObject({ 'same-image': z.tuple([word, word]) }),
  z.strictObject({ 'made-from': z.strictObject({ of: word, image: word }) }),
  z.strictObject({ holders: z.strictObject({ of: word, path: word }) }),
  z.strictObject({ shares: z.strictObject({ of: word, with: word, path: word }) }),
  z.strictObject({ platforms: word }),
  z.strictObject({ count: z.enum(countable) }),
  z.strictObject({ 'on-host': word }),
  z.strictObject({ stored: z.strictObject({ in: word, path: word }) }),
  z.strictObject({ limit: z.strictObject({ of: word, what: z.enum(['memory', 'pids', 'cpus']) }) }),
  z.strictObject({ 'restart-policy': word }),
])
export type Ask = z.infer<typeof askSchema>
