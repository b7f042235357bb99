import { z } from 'zod'

/** A picture of images and containers, or of a chain of things, described as data. Layers are listed bottom first. */
export const diagramSchema = z
  .strictObject({
    title: z.string().min(1),
    description: z.string().min(1),
    images: z.array(z.strictObject({ name: z.string(), layers: z.array(z.string()).min(1) })).optional(),
    containers: z
      .array(
        z.strictObject({
          name: z.string(),
          image: z.string().optional(),
          state: z.enum(['created', 'running', 'paused', 'exited']),
          writes: z.array(z.string()).optional(),
        }),
      )
      .optional(),
    steps: z
      .array(
        z.strictObject({
          name: z.string(),
          material: z.enum(['neutral', 'image', 'container']),
          detail: z.string().optional(),
        }),
      )
      .min(2)
      .optional(),
  })
  .refine((d) => d.images || d.containers || d.steps, 'a diagram needs images, containers or steps')

export type Diagram = z.infer<typeof diagramSchema>
